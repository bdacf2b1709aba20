namespace Candor.Acceptance.Flows;

/// <summary>A call as a case names it: <c>Class.name</c> or <c>Class.name|Class.name</c>, and the method in which it stands.</summary>
internal sealed record ExpectedEnd(string Calls, string In)
{
    /// <summary>Whether a call of the analysis is this one. Both are full descriptors.</summary>
    public bool Fits(string signature, string method) =>
        In == Place(method) && Calls.Split('|').Any(call => Matches(call, signature));

    /// <summary><c>Lcom/example/Main$1;->run()V</c> as <c>com.example.Main$1.run</c>.</summary>
    public static string Place(string descriptor)
    {
        var arrow = descriptor.IndexOf(";->", StringComparison.Ordinal);
        var end = descriptor.IndexOf('(', StringComparison.Ordinal);
        return arrow < 1 || end < arrow
            ? descriptor
            : $"{descriptor[1..arrow].Replace('/', '.')}.{descriptor[(arrow + 3)..end]}";
    }

    /// <summary>Class without its package, and name: <c>Main$1.run</c>; also of a field. What is no member stays as it is.</summary>
    public static string Short(string descriptor)
    {
        if (!descriptor.Contains(";->", StringComparison.Ordinal))
        {
            return descriptor;
        }

        var place = descriptor.Contains('(', StringComparison.Ordinal) ? Place(descriptor) : Place(descriptor.Split(':')[0] + "(");
        var name = place.LastIndexOf('.');
        var holder = name < 1 ? -1 : place.LastIndexOf('.', name - 1);
        return place[(holder + 1)..];
    }

    public override string ToString() => $"{Calls} in {In}";

    private static bool Matches(string call, string signature) => Short(signature) == call;
}
