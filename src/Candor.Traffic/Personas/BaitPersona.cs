using System.Globalization;

namespace Candor.Traffic;

/// <summary>
/// Makes an invented person to record with. The same seed gives the same person on every machine. E-mail and domain are reserved names (RFC 2606); the
/// identity number has a county code that was never given out, the IMEI a type code for tests, the MAC address is a locally administered one; all check
/// digits are right, so that forms take them. The telephone number is in a range in use and must not be called.
/// </summary>
public static class BaitPersona
{
    /// <summary>The seed of the person that is used where none is given.</summary>
    public const ulong DefaultSeed = 20_180_103;

    private static readonly string[] Families = ["司徒", "欧阳", "慕容", "端木", "上官", "诸葛", "夏侯", "东方"];
    private static readonly string[] FamilySounds = ["situ", "ouyang", "murong", "duanmu", "shangguan", "zhuge", "xiahou", "dongfang"];
    private static readonly string[] Givens = ["知夏", "予安", "清越", "望舒", "子衿", "云笙", "北辰", "南乔"];
    private static readonly string[] GivenSounds = ["zhixia", "yuan", "qingyue", "wangshu", "zijin", "yunsheng", "beichen", "nanqiao"];

    private static readonly string[] Plants = ["osmanthus", "wisteria", "magnolia", "camellia", "lotus", "bamboo", "ginkgo", "peony"];

    /// <summary>Makes the person of a seed.</summary>
    public static Persona Create(ulong seed = DefaultSeed)
    {
        var draw = new Draw(seed);
        var family = draw.Next(Families.Length);
        var given = draw.Next(Givens.Length);
        var number = draw.Digits(4);
        var mailbox = $"{Plants[draw.Next(Plants.Length)]}.{Plants[draw.Next(Plants.Length)]}";
        var date = string.Create(CultureInfo.InvariantCulture, $"19{draw.Next(25) + 70:00}{draw.Next(12) + 1:00}{draw.Next(28) + 1:00}");
        var identity = WithIdentityCheck("110199" + date + draw.Digits(3));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"bait-{seed}"),
            IsReal: false,
            [
                new("name", Families[family] + Givens[given]),
                new("name", $"{char.ToUpperInvariant(GivenSounds[given][0])}{GivenSounds[given][1..]} {char.ToUpperInvariant(FamilySounds[family][0])}{FamilySounds[family][1..]}"),
                new("email", $"{mailbox}.{number}@example.com"),
                new("phone-number", "199" + draw.Digits(8)),
                new("id-card-number", identity),
                new("username", $"{GivenSounds[given]}_{draw.Letters(4)}{draw.Digits(4)}"),
                new("password", $"Bait-{draw.Letters(6)}{draw.Digits(4)}!Q"),
                new("bank-card-number", WithLuhn("622848" + draw.Digits(12))),
                new("address", $"江城市示范区长青路{draw.Next(800) + 100}号{draw.Next(30) + 1}栋{draw.Next(20) + 1}单元{draw.Next(900) + 101}室"),
                new("imei", WithLuhn("35209900" + draw.Digits(6))),
                new("oaid", draw.Hex(16)),
                new("android-id", draw.Hex(16)),
                new("advertising-id", draw.Uuid()),
                new("user-content", $"{mailbox.Replace('.', ' ')} ferry {number}"),
                new("mac-address", "5e:" + string.Join(':', draw.Hex(10).Chunk(2).Select(static c => new string(c)))),
            ],
            new(31.2 + (draw.Next(40_000) / 1e6), 121.44 + (draw.Next(40_000) / 1e6)));
    }

    private static string WithIdentityCheck(string first)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (first[i] - '0') * weights[i];
        }

        return first + "10X98765432"[sum % 11];
    }

    private static string WithLuhn(string first)
    {
        var sum = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var digit = first[first.Length - 1 - i] - '0';
            sum += (i & 1) == 0 ? (digit > 4 ? (digit * 2) - 9 : digit * 2) : digit;
        }

        return first + (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers on every machine.</summary>
    private sealed class Draw(ulong seed)
    {
        private ulong _state = seed;

        public int Next(int below) => (int)(Next() % (ulong)below);

        public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + Next(10))));

        public string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + Next(26))));

        public string Hex(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "0123456789abcdef"[Next(16)]));

        public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";

        private ulong Next()
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
