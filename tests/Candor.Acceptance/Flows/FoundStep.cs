using System.Text.Json;

namespace Candor.Acceptance.Flows;

/// <summary>A step of a path that the command reports.</summary>
internal sealed record FoundStep(string Method, int Offset, int Register, string AccessPath, string What)
{
    public static IReadOnlyList<FoundStep> Path(JsonElement flow) =>
    [
        .. flow.GetProperty("path").EnumerateArray().Select(static s => new FoundStep(
            s.GetProperty("method").GetString()!,
            s.GetProperty("offset").GetInt32(),
            s.GetProperty("register").GetInt32(),
            s.GetProperty("accessPath").GetString()!,
            s.GetProperty("what").GetString()!)),
    ];

    /// <summary><c>store Main.onCreate @13 v0 v2.a</c>: what, where, the register by its number, and the holder.</summary>
    public override string ToString() =>
        $"{What} {ExpectedEnd.Short(Method)} {(Offset < 0 ? "entry" : $"@{Offset}")} {(Register < 0 ? "-" : $"{Register}")} {AccessPath}".TrimEnd();
}
