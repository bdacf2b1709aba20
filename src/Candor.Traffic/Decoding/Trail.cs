using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Candor.Traffic.Decoding;

/// <summary>The way from a part of a message to a value, as a list from the value back. It is put into words only where something was found.</summary>
/// <param name="Parent">The step before; null for the part itself.</param>
/// <param name="Kind">What the step does.</param>
/// <param name="Name">Its name in the message, UTF-8; valid only while the message is read.</param>
/// <param name="Number">Its number.</param>
/// <param name="Word">Its word, for steps that are told by one.</param>
internal sealed record Trail(Trail? Parent, StepKind Kind, ReadOnlyMemory<byte> Name, int Number, string? Word)
{
    private const int LongestName = 80;

    /// <summary>The beginning of a part.</summary>
    public static Trail Part { get; } = new(null, StepKind.Part, default, 0, null);

    /// <summary>A further step that is told by a word.</summary>
    public Trail Then(string word) => new(this, StepKind.Word, default, 0, word);

    /// <summary>A further step into something with a name.</summary>
    public Trail Then(StepKind kind, ReadOnlyMemory<byte> name) => new(this, kind, name, 0, null);

    /// <summary>A further step into something with a number.</summary>
    public Trail Then(StepKind kind, int number) => new(this, kind, default, number, null);

    /// <summary>The nearest name above the value, in lower case; empty where there is none.</summary>
    public string NearestName() => Text(NearestNameBytes()).ToLowerInvariant();

    /// <summary>The nearest name above the value as it stands in the message; empty where there is none.</summary>
    public ReadOnlyMemory<byte> NearestNameBytes()
    {
        for (var trail = this; trail is not null; trail = trail.Parent)
        {
            if (!trail.Name.IsEmpty)
            {
                return trail.Name;
            }
        }

        return default;
    }

    /// <summary>The steps in words, outermost first.</summary>
    public ImmutableArray<string> ToChain(string? last)
    {
        var steps = new List<Trail>();
        for (var trail = this; trail is not null; trail = trail.Parent)
        {
            steps.Add(trail);
        }

        steps.Reverse();
        var chain = ImmutableArray.CreateBuilder<string>();
        var path = new StringBuilder();
        var format = "";
        foreach (var step in steps)
        {
            var (name, part) = step.Kind switch
            {
                StepKind.JsonProperty => ("json", "." + Text(step.Name)),
                StepKind.JsonElement => ("json", Index(step.Number)),
                StepKind.Xml => ("xml", "/" + Text(step.Name)),
                StepKind.Protobuf => ("protobuf", "." + step.Number.ToString(CultureInfo.InvariantCulture)),
                StepKind.BinaryProperty => (step.Word!, "." + Text(step.Name)),
                StepKind.BinaryElement => (step.Word!, Index(step.Number)),
                _ => ("", ""),
            };
            if (name != format && path.Length > 0)
            {
                chain.Add(Path(format, path));
            }

            format = name;
            if (part.Length > 0)
            {
                path.Append(part);
                continue;
            }

            switch (step.Kind)
            {
                case StepKind.Word:
                    chain.Add(step.Word!);
                    break;
                case StepKind.Form:
                    chain.Add("form " + Text(step.Name));
                    break;
                case StepKind.Multipart:
                    chain.Add("multipart " + Text(step.Name));
                    break;
                case StepKind.PathSegment:
                    chain.Add("path segment " + step.Number.ToString(CultureInfo.InvariantCulture));
                    break;
            }
        }

        if (path.Length > 0)
        {
            chain.Add(Path(format, path));
        }

        if (last is not null)
        {
            chain.Add(last);
        }

        return chain.ToImmutable();
    }

    private static string Path(string format, StringBuilder path)
    {
        var text = format switch
        {
            "xml" => $"xml {path.ToString().TrimStart('/')}",
            "protobuf" => $"protobuf {path.ToString().TrimStart('.')}",
            _ => $"{format} ${path}",
        };
        path.Clear();
        return text;
    }

    private static string Index(int number) => $"[{number.ToString(CultureInfo.InvariantCulture)}]";

    private static string Text(ReadOnlyMemory<byte> name) =>
        Encoding.UTF8.GetString(name.Span[..Math.Min(name.Length, LongestName)]);
}
