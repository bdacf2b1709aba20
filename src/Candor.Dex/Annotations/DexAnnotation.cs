namespace Candor.Dex;

/// <summary>One annotation, as a view over the file. Use it with foreach for its elements.</summary>
public readonly struct DexAnnotation
{
    private readonly DexFile _file;
    private readonly int _offset;

    internal DexAnnotation(DexFile file, AnnotationVisibility visibility, int offset)
    {
        _file = file;
        Visibility = visibility;
        DexReader reader = new(file.Bytes, offset, DexSection.Annotations);
        Type = new TypeHandle(file.CheckedType(unchecked((int)reader.ReadUleb128()), DexSection.Annotations));
        _offset = reader.Position;
    }

    /// <summary>Who is meant to see it; of one that is the value of another, <see cref="AnnotationVisibility.Build"/>.</summary>
    public AnnotationVisibility Visibility { get; }

    /// <summary>The type of the annotation, known to be in the file's table.</summary>
    public TypeHandle Type { get; }

    /// <summary>Starts at the first element.</summary>
    /// <exception cref="BadDexException">The elements do not lie in the file.</exception>
    public AnnotationElementEnumerator GetEnumerator() => new(_file, _offset);
}
