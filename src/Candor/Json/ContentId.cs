using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Candor;

/// <summary>Ids that are hashes of what they name, so that the same fact has the same id tomorrow.</summary>
public static class ContentId
{
    /// <summary>
    /// The id of a fact: its kind, a hyphen, and the first 16 hexadecimal digits of the SHA-256 of its parts, each
    /// preceded by its length so that no two lists of parts collide.
    /// </summary>
    /// <param name="kind">A short word for the kind of record, such as <c>practice</c>.</param>
    /// <param name="parts">What makes the fact this fact; null stands apart from the empty string.</param>
    public static string Of(string kind, params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return kind + "-" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
