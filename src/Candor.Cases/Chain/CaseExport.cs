using System.Collections.Immutable;
using System.Text.Json;

namespace Candor.Cases;

/// <summary>A case's whole chain, for whoever wants to check it without the server.</summary>
/// <param name="Schema">The form: <c>candor-case/1</c>.</param>
/// <param name="PublicKey">The key of the server, as PEM.</param>
/// <param name="Events">The events, in order.</param>
public sealed record CaseExport(string Schema, string PublicKey, ImmutableArray<ExportedEvent> Events)
{
    /// <summary>The form that this code writes.</summary>
    public const string CurrentSchema = "candor-case/1";

    /// <summary>Writes it as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CaseJson.Context.CaseExport);

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static CaseExport FromJson(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, CaseJson.Context.CaseExport) is { Schema: CurrentSchema } export && !export.Events.IsDefault
            ? export
            : throw new JsonException("The file holds no chain of a case.");
}
