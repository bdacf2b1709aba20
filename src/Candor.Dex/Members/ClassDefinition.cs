using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>A class that the file defines, as a view over the file.</summary>
public readonly struct ClassDefinition
{
    private readonly uint _interfacesOffset;
    private readonly uint _dataOffset;
    private readonly uint _staticValuesOffset;
    private readonly uint _annotationsOffset;

    internal ClassDefinition(DexFile file, ClassHandle handle)
    {
        ReadOnlySpan<byte> row = file.Header.Classes.Row(file.Bytes, handle.Index);
        File = file;
        Handle = handle;
        Type = new TypeHandle(file.CheckedType(BinaryPrimitives.ReadInt32LittleEndian(row), DexSection.Classes));
        Flags = (AccessFlags)BinaryPrimitives.ReadInt32LittleEndian(row[4..]);
        int super = BinaryPrimitives.ReadInt32LittleEndian(row[8..]);
        Superclass = super == -1 ? TypeHandle.None : new TypeHandle(file.CheckedType(super, DexSection.Classes));
        _interfacesOffset = file.DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(row[12..]));
        SourceFile = new StringHandle(Math.Max(-1, BinaryPrimitives.ReadInt32LittleEndian(row[16..])));
        _annotationsOffset = file.DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(row[20..]));
        _dataOffset = file.DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(row[24..]));
        _staticValuesOffset = file.DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(row[28..]));
    }

    /// <summary>The file that defines it.</summary>
    public DexFile File { get; }

    /// <summary>Its place in the file's table.</summary>
    public ClassHandle Handle { get; }

    /// <summary>The class itself.</summary>
    public TypeHandle Type { get; }

    /// <summary>Access flags.</summary>
    public AccessFlags Flags { get; }

    /// <summary>The superclass, or none for java.lang.Object.</summary>
    public TypeHandle Superclass { get; }

    /// <summary>The name of the source file, or none; not yet checked against the string table.</summary>
    public StringHandle SourceFile { get; }

    internal uint DataOffset => _dataOffset;

    /// <summary>The interfaces that it names itself.</summary>
    /// <exception cref="BadDexException">The list does not lie in the file.</exception>
    public TypeList Interfaces => new(File, _interfacesOffset);

    /// <summary>The fields that it defines: static ones first. Use it with foreach.</summary>
    /// <exception cref="BadDexException">The class data does not lie in the file.</exception>
    public FieldEnumerator Fields => new(File, _dataOffset);

    /// <summary>The methods that it defines: direct ones first. Use it with foreach.</summary>
    /// <exception cref="BadDexException">The class data does not lie in the file.</exception>
    public MethodEnumerator Methods => new(File, _dataOffset);

    /// <summary>The annotations of the class and its members.</summary>
    /// <exception cref="BadDexException">The lists do not lie in the file.</exception>
    public AnnotationDirectory Annotations => new(File, _annotationsOffset);

    /// <summary>
    /// How far apps may use each member, as the platform's own executables say: first the <see cref="Fields"/>, then the <see cref="Methods"/>.
    /// Use it with foreach; empty where the file does not say.
    /// </summary>
    /// <exception cref="BadDexException">The flags do not lie in the file.</exception>
    public HiddenApiEnumerator HiddenApi => new(File, Handle, _dataOffset);

    /// <summary>The initial values of its static fields, in the order of <see cref="Fields"/>; it may hold fewer than there are fields.</summary>
    /// <exception cref="BadDexException">The values do not lie in the file.</exception>
    public EncodedArray StaticValues => new(File, _staticValuesOffset);
}
