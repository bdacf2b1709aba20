using System.IO.Compression;
using Candor.Android.Flows;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Acceptance.Flows;

/// <summary>Small apps whose code is changed at random go through the whole analysis of data flow: it ends, and breaks nothing.</summary>
public class MutatedFlowTests
{
    private const int Apps = 24;
    private const int CasesOfEach = 20;

    /// <summary>Budgets that a small app never meets; what a change makes of it must end by them.</summary>
    private static readonly FlowOptions Options = new() { MaxWork = 200_000, MaxTraceWork = 200_000, MaxTraceWorkOfFlow = 50_000 };

    [Fact]
    public void Changed_code_is_followed_to_its_end_or_to_that_of_its_budget()
    {
        var knowledge = KnowledgeLoader.Load(Repository.At("knowledge"));
        var observer = new FlowObserver(knowledge);
        var names = FlowCase.Names();
        int analysed = 0;
        for (int app = 0; app < Apps; app++)
        {
            byte[] package = File.ReadAllBytes(FlowCase.Read(names[app * names.Count / Apps]).PackagePath);
            for (int number = 0; number < CasesOfEach; number++)
            {
                analysed += Survives(observer, Changed(package, new Random((app * CasesOfEach) + number))) ? 1 : 0;
            }
        }

        Assert.InRange(analysed, Apps * CasesOfEach / 4, Apps * CasesOfEach);
    }

    /// <summary>Whether the app could be read at all.</summary>
    private static bool Survives(FlowObserver observer, byte[] package)
    {
        try
        {
            using var apk = ApkFile.Open(package);
            var reading = observer.Observe([apk], Options);
            Assert.All(reading.Flows, flow => Assert.NotEmpty(flow.Steps));
            Assert.All(reading.Cuts, static cut => Assert.True(cut.Count > 0));
            return true;
        }
        catch (BadApkException)
        {
            return false;
        }
    }

    /// <summary>The app with some bytes of its code and tables changed; checksums are not looked at.</summary>
    private static byte[] Changed(byte[] package, Random random)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("classes.dex")!;
            byte[] code;
            using (var open = entry.Open())
            using (var copy = new MemoryStream())
            {
                open.CopyTo(copy);
                code = copy.ToArray();
            }

            // Most of the code of these apps stands in the last two thirds of the file.
            int first = random.Next(4) == 0 ? 0x70 : code.Length / 3;
            for (int changes = random.Next(1, 8); changes > 0; changes--)
            {
                int at = random.Next(first, code.Length);
                code[at] = random.Next(3) switch
                {
                    0 => (byte)random.Next(256),
                    1 => (byte)(code[at] ^ (1 << random.Next(8))),
                    _ => (byte)(code[at] + random.Next(5) - 2),
                };
            }

            entry.Delete();
            using var write = archive.CreateEntry("classes.dex", CompressionLevel.NoCompression).Open();
            write.Write(code);
        }

        return stream.ToArray();
    }
}
