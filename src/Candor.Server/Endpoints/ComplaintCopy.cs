using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Candor.Server.Web;

namespace Candor.Server.Endpoints;

/// <summary>What is kept of a complaint and of who made it, as they get it.</summary>
/// <param name="Number">The number of the case.</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">Where the case stands.</param>
/// <param name="At">When it came.</param>
/// <param name="Text">What was said; null once erased.</param>
/// <param name="Contact">How to reach the complainant; null where not given or once erased.</param>
/// <param name="PictureType">The media type of the picture; null without one.</param>
/// <param name="Picture">The picture, in base64; null without one.</param>
/// <param name="Told">What the complainant was told of the result; null before that.</param>
/// <param name="ErasedAt">When it was erased; null while it is there.</param>
/// <param name="Commitment">What the record of the case keeps: SHA-256 of salt and text.</param>
/// <param name="Salt">The salt, in hexadecimal; with it who has the text can show that it is the one.</param>
internal sealed record ComplaintCopy(
    string Number, string Title, string State, DateTimeOffset At, string? Text, string? Contact, string? PictureType, byte[]? Picture, string? Told, DateTimeOffset? ErasedAt, string Commitment, string Salt)
{
    // Chinese is written as Chinese.
    private static readonly ComplaintCopyJson Json = new(new JsonSerializerOptions(ComplaintCopyJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The copy of a complaint.</summary>
    public static ComplaintCopy Of(ComplaintRow row, CaseFile file) => new(
        file.Number, file.Title, KebabEnum.Format(file.State), row.At, row.Text, row.Contact, row.Picture is null ? null : Pictures.MediaType(row.Picture), row.Picture, file.ToldComplainant, row.ErasedAt, row.Commitment, row.Salt);

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json.ComplaintCopy);
}

/// <summary>The JSON form.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ComplaintCopy))]
internal sealed partial class ComplaintCopyJson : JsonSerializerContext;
