using System.Security.Cryptography;

namespace Candor.Cases;

/// <summary>Ids of records that are no facts: random, and sorted by the second in which they were made.</summary>
public static class RecordId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id: 7 characters of time and 16 of chance (80 bits).</summary>
    public static string New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Span<char> id = stackalloc char[23];
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        for (var i = 6; i >= 0; i--)
        {
            id[i] = Alphabet[(int)(seconds & 31)];
            seconds >>= 5;
        }

        Span<byte> chance = stackalloc byte[16];
        RandomNumberGenerator.Fill(chance);
        for (var i = 0; i < 16; i++)
        {
            id[7 + i] = Alphabet[chance[i] & 31];
        }

        return new(id);
    }
}
