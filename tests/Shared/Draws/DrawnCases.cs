using System.Collections;
using System.Globalization;
using CsCheck;
using Xunit.Sdk;

namespace Candor.Testing;

/// <summary>
/// Draws cases that are the same at each run, so that a run of the tests says of the code what the last one said. <c>CANDOR_DRAW_SEED</c> (a number) draws others
/// and <c>CANDOR_DRAW_TIMES</c> more of them; <c>bench/fuzz/run</c> sets both. The case of number <c>n</c> is the same however many are drawn.
/// </summary>
internal static class DrawnCases
{
    private const ulong Seed = 2018;

    /// <summary>Runs <paramref name="test"/> on <paramref name="cases"/> values of <paramref name="values"/>, on all cores unless <paramref name="threads"/> bounds them.</summary>
    /// <exception cref="XunitException">A case failed: its number, the seed and the value are told.</exception>
    public static void Draw<T>(this Gen<T> values, Action<T> test, int cases, int threads = -1)
    {
        var seed = Setting("CANDOR_DRAW_SEED", Seed);
        var count = checked(cases * (long)Setting("CANDOR_DRAW_TIMES", 1));
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, (number, state) =>
        {
            var value = values.Generate(new PCG((uint)number, seed + (ulong)number), null, out _);
            try
            {
                test(value);
            }
            catch (Exception e)
            {
                state.Stop();
                throw new XunitException($"Case {number} of seed {seed} failed: {Shown(value)}", e);
            }
        });
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string Shown(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        char[] characters => Convert.ToHexString(System.Text.Encoding.Unicode.GetBytes(characters)),
        IEnumerable and not string => $"[{string.Join(", ", ((IEnumerable)value).Cast<object?>().Select(Shown))}]",
        System.Runtime.CompilerServices.ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Shown(tuple[i])))})",
        _ => value?.ToString() ?? "null",
    };
}
