using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Candor.Traffic.Matching;

/// <summary>
/// The digests of all ways to write the persona's values, and the digests of those digests, found by their first eight bytes. A digest that was cut to
/// at least 64 bits is found too. Each hit is computed again in full before it counts.
/// </summary>
internal sealed class DigestPool
{
    /// <summary>The fewest bytes of a digest by which it is recognised.</summary>
    public const int LeastBytes = 8;

    private static readonly ImmutableArray<Representation> Nested = [Representation.Hex, Representation.UpperHex, Representation.Raw, Representation.Base64];

    private readonly Dictionary<ulong, Entry> _entries = [];
    private readonly List<Preimage> _preimages;

    public DigestPool(Persona persona, IReadOnlyList<Preimage> preimages)
    {
        _preimages = [.. preimages];
        var plain = _preimages.Count;
        foreach (var wide in preimages.Select(Wide).OfType<Preimage>().Concat(preimages.SelectMany(Encoded)).Concat(PreimageWriter.Pairs(persona)))
        {
            _preimages.Add(wide);
        }

        for (var i = 0; i < _preimages.Count; i++)
        {
            for (var a = 0; a < DigestAlgorithm.All.Length; a++)
            {
                var inner = DigestAlgorithm.All[a];
                if (i >= plain && !inner.IsCommon)
                {
                    continue;
                }

                var digest = inner.Hash(_preimages[i].Bytes);
                Add(digest, new(i, a, -1, default));
                if (inner.Name == "md5")
                {
                    // The "16-digit MD5" common in China is the middle half.
                    _entries.TryAdd(Key(digest.AsSpan(4)), new(i, a, -1, default, IsMiddle: true));
                }

                if (i < plain)
                {
                    AddNested(digest, i, a);
                    if (inner.IsCommon)
                    {
                        Add(Thrice(inner, digest), new(i, a, a, Representation.Hex, IsThrice: true));
                    }
                }
            }
        }
    }

    /// <summary>How many digests it knows.</summary>
    public int Count => _entries.Count;

    /// <summary>Looks a digest up.</summary>
    /// <param name="digest">The digest, or its first bytes; at least <see cref="LeastBytes"/>.</param>
    /// <param name="value">The index of the persona's value.</param>
    /// <param name="step">The step of the chain, such as <c>sha256(lower-case email)</c>.</param>
    public bool TryFind(ReadOnlySpan<byte> digest, out int value, out string step)
    {
        value = -1;
        step = "";
        if (digest.Length < LeastBytes || !_entries.TryGetValue(Key(digest), out var entry))
        {
            return false;
        }

        var inner = DigestAlgorithm.All[entry.Inner];
        var preimage = _preimages[entry.Preimage];
        var expected = inner.Hash(preimage.Bytes);
        var name = $"{inner.Name}({preimage.Label})";
        if (entry.Outer >= 0)
        {
            var outer = DigestAlgorithm.All[entry.Outer];
            expected = entry.IsThrice ? Thrice(outer, expected) : outer.Hash(Represent(expected, entry.Representation));
            name = entry.IsThrice ? $"{outer.Name}({outer.Name}({name}))" : $"{outer.Name}({(entry.Representation == Representation.Hex ? "" : Word(entry.Representation) + " ")}{name})";
        }

        var compared = entry.IsMiddle ? expected.AsSpan(4, 8) : expected;
        if (digest.Length > compared.Length || !compared.StartsWith(digest))
        {
            return false;
        }

        value = preimage.Value;
        step = digest.Length == expected.Length ? name : entry.IsMiddle ? $"middle half of {name}" : $"first {digest.Length} bytes of {name}";
        return true;
    }

    private static ulong Key(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadUInt64LittleEndian(digest);

    private static Preimage? Wide(Preimage preimage) =>
        preimage with { Label = "UTF-16 " + preimage.Label, Bytes = Encoding.Convert(Encoding.UTF8, Encoding.Unicode, preimage.Bytes) };

    private static IEnumerable<Preimage> Encoded(Preimage preimage)
    {
        yield return preimage with { Label = $"base64({preimage.Label})", Bytes = Encoding.ASCII.GetBytes(Convert.ToBase64String(preimage.Bytes)) };
        yield return preimage with { Label = $"hex({preimage.Label})", Bytes = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(preimage.Bytes)) };
        yield return preimage with { Label = $"percent({preimage.Label})", Bytes = Encoding.ASCII.GetBytes(Uri.EscapeDataString(Encoding.UTF8.GetString(preimage.Bytes))) };
        yield return preimage with { Label = $"reversed({preimage.Label})", Bytes = [.. preimage.Bytes.Reverse()] };
    }

    private static string Word(Representation representation) => representation switch
    {
        Representation.UpperHex => "upper-case",
        Representation.Raw => "raw",
        _ => "base64",
    };

    private static byte[] Represent(byte[] digest, Representation representation) => representation switch
    {
        Representation.Hex => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)),
        Representation.UpperHex => Encoding.ASCII.GetBytes(Convert.ToHexString(digest)),
        Representation.Raw => digest,
        _ => Encoding.ASCII.GetBytes(Convert.ToBase64String(digest)),
    };

    private static byte[] Thrice(DigestAlgorithm algorithm, byte[] once) =>
        algorithm.Hash(Represent(algorithm.Hash(Represent(once, Representation.Hex)), Representation.Hex));

    private void AddNested(byte[] digest, int preimage, int inner)
    {
        foreach (var representation in Nested)
        {
            var bytes = Represent(digest, representation);
            for (var o = 0; o < DigestAlgorithm.All.Length; o++)
            {
                if (DigestAlgorithm.All[o].IsCommon)
                {
                    Add(DigestAlgorithm.All[o].Hash(bytes), new(preimage, inner, o, representation));
                }
            }
        }
    }

    private void Add(byte[] digest, Entry entry) => _entries.TryAdd(Key(digest), entry);

    private enum Representation
    {
        Hex,
        UpperHex,
        Raw,
        Base64,
    }

    private readonly record struct Entry(int Preimage, int Inner, int Outer, Representation Representation, bool IsMiddle = false, bool IsThrice = false);
}
