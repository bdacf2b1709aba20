using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Candor.Knowledge.Android;

/// <summary>
/// The shapes of the classes of one version of an SDK: a file <c>android/shapes/*.shapes</c>, written by <c>candor sdk profile</c>. The file is
/// text: a head of <c>key: value</c> lines, an empty line, then one class a line, its name, a tab, and its features in Base64 as little-endian
/// numbers of 32 bits. It holds facts about a library and nothing of the library itself.
/// </summary>
/// <param name="File">The file, below its knowledge folder.</param>
/// <param name="Sdk">The id of the SDK in the knowledge base.</param>
/// <param name="Version">The version of the SDK, as its vendor writes it.</param>
/// <param name="Origin">Where the library came from.</param>
/// <param name="Licence">The licence of this profile, an SPDX id.</param>
/// <param name="LibraryLicence">The licence of the library that was read, for information.</param>
/// <param name="Inputs">The files that were read, each with its SHA-256.</param>
/// <param name="ClassCount">How many classes it describes.</param>
public sealed record ShapeProfile(
    string File,
    string Sdk,
    string Version,
    string Origin,
    string Licence,
    string LibraryLicence,
    ImmutableArray<string> Inputs,
    int ClassCount)
{
    /// <summary>The first line of a file.</summary>
    public const string Magic = "candor-shapes 1";

    /// <summary>Most classes that one profile may hold.</summary>
    public const int MaxClasses = 200_000;

    private ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Reads the head of a profile.</summary>
    /// <param name="bytes">The file. It must not change afterwards.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>The profile; its classes are read when they are asked for.</returns>
    /// <exception cref="FormatException">The head is not that of a profile; the message names what is missing.</exception>
    public static ShapeProfile Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var end = bytes.Span.IndexOf("\n\n"u8);
        if (end < 0 || end > 1 << 20)
        {
            throw new FormatException($"A profile begins with '{Magic}' and a head that ends with an empty line.");
        }

        var lines = Encoding.UTF8.GetString(bytes.Span[..end]).Split('\n');
        if (lines[0] != Magic)
        {
            throw new FormatException($"The first line of a profile is '{Magic}'.");
        }

        var head = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToLookup(static p => p[0], static p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal);
        string Value(string key) => head[key].FirstOrDefault() is { Length: > 0 } value ? value : throw new FormatException($"The head of the profile says no '{key}'.");
        if (!int.TryParse(Value("classes"), NumberStyles.None, CultureInfo.InvariantCulture, out var classes) || classes is 0 or > MaxClasses)
        {
            throw new FormatException($"'classes' is a number from 1 to {MaxClasses}.");
        }

        return new(file, Value("sdk"), Value("version"), Value("origin"), Value("licence"), Value("library-licence"), [.. head["input"]], classes)
        {
            Body = bytes[(end + 2)..],
        };
    }

    /// <summary>Writes a profile.</summary>
    /// <param name="classes">The classes; they are written in the order of their names.</param>
    /// <returns>The bytes of the file; the same profile gives the same bytes.</returns>
    public byte[] Write(IEnumerable<ClassShape> classes)
    {
        var sorted = classes.OrderBy(static c => c.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        void Line(string key, string value) => text.Append(key).Append(": ").Append(value.ReplaceLineEndings(" ").Trim()).Append('\n');
        text.Append(Magic).Append('\n');
        Line("sdk", Sdk);
        Line("version", Version);
        Line("origin", Origin);
        Line("licence", Licence);
        Line("library-licence", LibraryLicence);
        foreach (var input in Inputs)
        {
            Line("input", input);
        }

        Line("classes", sorted.Count.ToString(CultureInfo.InvariantCulture));
        text.Append('\n');
        foreach (var shape in sorted)
        {
            var numbers = new byte[4 * shape.Features.Length];
            for (var i = 0; i < shape.Features.Length; i++)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(numbers.AsSpan(4 * i), shape.Features[i]);
            }

            text.Append(shape.Name).Append('\t').Append(Convert.ToBase64String(numbers)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the classes.</summary>
    /// <exception cref="FormatException">A line is not that of a class, or there are more or fewer than the head says.</exception>
    public ImmutableArray<ClassShape> ReadClasses()
    {
        var classes = ImmutableArray.CreateBuilder<ClassShape>(ClassCount);
        var rest = Body.Span;
        var buffer = Array.Empty<byte>();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var tab = line.IndexOf((byte)'\t');
            if (tab <= 0 || classes.Count == ClassCount)
            {
                throw new FormatException($"Line {classes.Count + 1} of the classes of {File} is not a name, a tab and features, or is one too many.");
            }

            var encoded = line[(tab + 1)..];
            if (buffer.Length < encoded.Length)
            {
                buffer = new byte[encoded.Length * 2];
            }

            if (System.Buffers.Text.Base64.DecodeFromUtf8(encoded, buffer, out _, out var length) != System.Buffers.OperationStatus.Done || length % 4 != 0)
            {
                throw new FormatException($"The features of class {classes.Count + 1} of {File} are no Base64 of numbers of 32 bits.");
            }

            classes.Add(new(Encoding.UTF8.GetString(line[..tab]), Numbers(buffer.AsSpan(0, length))));
        }

        return classes.Count == ClassCount
            ? classes.MoveToImmutable()
            : throw new FormatException($"{File} says that it has {ClassCount} classes and has {classes.Count}.");
    }

    private static ImmutableArray<uint> Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
            if (i > 0 && numbers[i] <= numbers[i - 1])
            {
                throw new FormatException("The features of a class are in ascending order, each once.");
            }
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(numbers);
    }
}
