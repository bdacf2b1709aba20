using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Candor.Cases;

/// <summary>Makes and checks the links of a chain.</summary>
public static class EventChain
{
    /// <summary>What stands before the first event.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Makes the next link.</summary>
    public static CaseEvent Link(EventBody body, EventSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var json = JsonSerializer.Serialize(body, CaseJson.Context.EventBody);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(json));
        return new(json, Convert.ToHexStringLower(hash), signer.Sign(hash), body);
    }

    /// <summary>Reads a link that was stored.</summary>
    /// <exception cref="JsonException">Its body is no event.</exception>
    public static CaseEvent Read(string json, string hash, string signature)
    {
        try
        {
            return new(json, hash, signature, JsonSerializer.Deserialize(json, CaseJson.Context.EventBody) ?? throw new JsonException("An event is empty."));
        }
        catch (NotSupportedException e)
        {
            // The name of the move is missing or not known.
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>What is wrong with a chain; empty where every link holds, follows the one before it and is signed.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="publicKey">The key, as PEM.</param>
    public static ImmutableArray<string> Verify(IEnumerable<ExportedEvent> events, string publicKey)
    {
        ArgumentNullException.ThrowIfNull(events);
        var problems = ImmutableArray.CreateBuilder<string>();
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicKey);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return ["The public key cannot be read."];
        }

        var previous = Beginning;
        var id = (string?)null;
        var sequence = 0;
        foreach (var stored in events)
        {
            sequence++;
            var hash = stored.Body is null ? Digest(stored.Hash) : SHA256.HashData(Encoding.UTF8.GetBytes(stored.Body));
            if (Convert.ToHexStringLower(hash) != stored.Hash)
            {
                problems.Add($"Event {sequence}: its words are not those that were hashed.");
            }

            if (!IsSigned(key, hash, stored.Signature))
            {
                problems.Add($"Event {sequence}: it is not signed by this key.");
            }

            if (stored.Body is null)
            {
                // Withheld: that it was there, unchanged, its hash says, to which the next event holds.
                previous = stored.Hash;
                continue;
            }

            try
            {
                var body = Read(stored.Body, stored.Hash, stored.Signature).Body;
                id ??= body.Case;
                if (body.Previous != previous || body.Sequence != sequence || body.Case != id)
                {
                    problems.Add($"Event {sequence}: it does not follow the one before it.");
                }
            }
            catch (JsonException)
            {
                problems.Add($"Event {sequence}: it cannot be read.");
            }

            previous = stored.Hash;
        }

        return problems.ToImmutable();
    }

    private static byte[] Digest(string hash) => BlobName.IsHash(hash) ? Convert.FromHexString(hash) : [];

    private static bool IsSigned(ECDsa key, byte[] hash, string signature)
    {
        try
        {
            return key.VerifyHash(hash, Convert.FromBase64String(signature), DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
