using System.Buffers.Binary;
using System.Text;

namespace Candor.Dex.Tests.Support;

/// <summary>
/// Makes executables with very many methods: a class of static methods <c>m0</c>, <c>m1</c>, … that take nothing and return a string. What each does is given as
/// the methods that it calls; it returns what the last of them returned. Two methods of a class that is not there can be called too: <c>secret()</c> and <c>send(String)</c>.
/// </summary>
internal static class ChainDex
{
    /// <summary>Stands for a call of <c>secret()</c>.</summary>
    public const int Secret = -1;

    /// <summary>Stands for a call of <c>send(String)</c> with what the last call returned.</summary>
    public const int Send = -2;

    private const string Class = "Lexample/chain/Chain;";

    /// <summary>What yields the data.</summary>
    public const string SecretSignature = "Lexample/outside/Outside;->secret()Ljava/lang/String;";

    /// <summary>Where it leaves.</summary>
    public const string SendSignature = "Lexample/outside/Outside;->send(Ljava/lang/String;)V";

    /// <summary>The signature of a method.</summary>
    public static string Signature(int method) => $"{Class}->{Name(method)}()Ljava/lang/String;";

    /// <summary>Makes the executable.</summary>
    /// <param name="calls">What each method calls, in its order.</param>
    public static byte[] Build(IReadOnlyList<IReadOnlyList<int>> calls)
    {
        int count = calls.Count;
        string[] strings =
        [
            "L", Class, "Lexample/outside/Outside;", "Ljava/lang/Object;", "Ljava/lang/String;", "V", "VL", .. Enumerable.Range(0, count).Select(Name), "secret", "send",
        ];
        const int header = 0x70;
        int stringIds = header;
        int typeIds = stringIds + (4 * strings.Length);
        int protoIds = typeIds + (4 * 5);
        int methodIds = protoIds + (12 * 2);
        int classDefs = methodIds + (8 * (count + 2));
        int data = classDefs + 32;
        Bytes file = new(data);

        int parameters = file.Length;
        file.U4(1).U2(3);
        for (int i = 0; i < strings.Length; i++)
        {
            file.Set(stringIds + (4 * i), file.Length);
            file.Leb(strings[i].Length).Raw(Encoding.ASCII.GetBytes(strings[i])).U1(0);
        }

        int[] code = new int[count];
        for (int m = 0; m < count; m++)
        {
            file.Align(4);
            code[m] = file.Length;
            int units = calls[m].Sum(static c => c == Send ? 3 : 4) + 2;
            file.U2(1).U2(0).U2(1).U2(0).U4(0).U4(units);

            // const/4 v0, 0
            file.U1(0x12).U1(0);
            foreach (int callee in calls[m])
            {
                if (callee == Send)
                {
                    // invoke-static {v0}
                    file.U1(0x71).U1(0x10).U2(count + 1).U2(0);
                }
                else
                {
                    // invoke-static {}; move-result-object v0
                    file.U1(0x71).U1(0).U2(callee == Secret ? count : callee).U2(0).U1(0x0C).U1(0);
                }
            }

            // return-object v0
            file.U1(0x11).U1(0);
        }

        int classData = file.Length;
        file.Leb(0).Leb(0).Leb(count).Leb(0);
        for (int m = 0; m < count; m++)
        {
            file.Leb(m == 0 ? 0 : 1).Leb(0x9).Leb(code[m]);
        }

        int[] types = [1, 2, 3, 4, 5];
        for (int i = 0; i < types.Length; i++)
        {
            file.Set(typeIds + (4 * i), types[i]);
        }

        // ()String and (String)void.
        file.Set(protoIds, 0).Set(protoIds + 4, 3).Set(protoIds + 8, 0);
        file.Set(protoIds + 12, 6).Set(protoIds + 16, 4).Set(protoIds + 20, parameters);
        for (int m = 0; m < count; m++)
        {
            file.Set(methodIds + (8 * m), 0).Set(methodIds + (8 * m) + 4, 7 + m);
        }

        file.Set(methodIds + (8 * count), 1).Set(methodIds + (8 * count) + 4, 7 + count);
        file.Set(methodIds + (8 * count) + 8, 1 | (1 << 16)).Set(methodIds + (8 * count) + 12, 8 + count);
        file.Set(classDefs, 0).Set(classDefs + 4, 1).Set(classDefs + 8, 2).Set(classDefs + 16, -1).Set(classDefs + 24, classData);

        file.Text(0, "dex\n035\0").Set(0x20, file.Length).Set(0x24, header).Set(0x28, 0x12345678);
        int[] sections = [strings.Length, stringIds, 5, typeIds, 2, protoIds, 0, 0, count + 2, methodIds, 1, classDefs, file.Length - data, data];
        for (int i = 0; i < sections.Length; i++)
        {
            file.Set(0x38 + (4 * i), sections[i]);
        }

        byte[] whole = file.Set(8, 0).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(8), Adler32(whole.AsSpan(12)));
        return whole;
    }

    /// <summary>The checksum of RFC 1950.</summary>
    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        (uint a, uint b) = (1, 0);
        foreach (byte one in bytes)
        {
            a = (a + one) % 65_521;
            b = (b + a) % 65_521;
        }

        return (b << 16) | a;
    }

    private static string Name(int method) => $"m{method:D6}";

    /// <summary>Bytes that grow.</summary>
    private sealed class Bytes(int length)
    {
        private readonly List<byte> _bytes = [.. new byte[length]];

        public int Length => _bytes.Count;

        public Bytes U1(int value) => Raw([(byte)value]);

        public Bytes U2(int value) => Raw([(byte)value, (byte)(value >> 8)]);

        public Bytes U4(int value) => U2(value).U2(value >> 16);

        public Bytes Leb(int value)
        {
            for (; value > 0x7F; value >>= 7)
            {
                U1(value | 0x80);
            }

            return U1(value);
        }

        public Bytes Raw(ReadOnlySpan<byte> bytes)
        {
            _bytes.AddRange(bytes);
            return this;
        }

        public Bytes Align(int size)
        {
            while (Length % size != 0)
            {
                U1(0);
            }

            return this;
        }

        public Bytes Set(int at, int value)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(four, value);
            for (int i = 0; i < 4; i++)
            {
                _bytes[at + i] = four[i];
            }

            return this;
        }

        public Bytes Text(int at, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                _bytes[at + i] = (byte)text[i];
            }

            return this;
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
