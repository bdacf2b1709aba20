using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Candor.Bundles.Redaction;
using Candor.Bundles.Verification;

namespace Candor.Cli.Commands;

/// <summary>Writes what <c>verify</c> found as one JSON document.</summary>
internal static class VerificationJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> Write(VerificationReport report, ImmutableArray<RevealedFile> proved)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("verdict", report.Verdict switch { BundleVerdict.Intact => "intact", BundleVerdict.Altered => "altered", _ => "not-a-bundle" });
            writer.WriteString("root", report.Root);
            writer.WriteNumber("files", report.Files);
            writer.WriteNumber("bytes", report.Bytes);
            writer.WriteStartArray("signers");
            foreach (var signer in report.Signers)
            {
                writer.WriteStartObject();
                writer.WriteString("role", signer.Role);
                writer.WriteString("key", signer.KeyId);
                writer.WriteBoolean("signatureValid", signer.IsSignatureValid);
                Nullable(writer, "expected", signer.IsExpected);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (report.Timestamp is { } timestamp)
            {
                writer.WriteStartObject("timestamp");
                writer.WriteString("time", timestamp.Time);
                writer.WriteString("authority", timestamp.Authority);
                writer.WriteString("certificate", timestamp.AuthorityId);
                Nullable(writer, "trusted", timestamp.IsTrusted);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNull("timestamp");
            }

            writer.WriteStartArray("redacted");
            foreach (var file in report.Redacted)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file.Path);
                writer.WriteBoolean("removed", file.IsRemoved);
                writer.WriteNumber("parts", file.Parts);
                writer.WriteNumber("bytes", file.Bytes);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("proved");
            foreach (var file in proved)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file.Path);
                writer.WriteString("signedAs", file.Name);
                writer.WriteBoolean("whole", file.IsWhole);
                writer.WriteNumber("parts", file.Parts);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("faults");
            foreach (var fault in report.Faults)
            {
                writer.WriteStartObject();
                writer.WriteString("file", fault.File);
                if (fault is { Start: { } start, End: { } end })
                {
                    writer.WriteNumber("start", start);
                    writer.WriteNumber("end", end);
                }
                else
                {
                    writer.WriteNull("start");
                    writer.WriteNull("end");
                }

                writer.WriteString("what", fault.What);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("faultsLeftOut", report.FaultsLeftOut);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Nullable(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
