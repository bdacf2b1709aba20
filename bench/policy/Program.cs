using System.Globalization;
using Candor.Knowledge;
using Candor.Policies.Lexicon;
using Candor.PolicyBench.Tagging;

var root = args[1];
var lexicon = new PolicyLexicon(KnowledgeLoader.Load(args[2]));
switch (args[0])
{
    case "dump":
        Candor.PolicyBench.Dump.Write(new Candor.Policies.PolicyReader(KnowledgeLoader.Load(args[2])), args[3], args.Length > 4 ? args[4] : "all");
        break;
    case "polarity":
        var reader = new Candor.Policies.PolicyReader(KnowledgeLoader.Load(args[2]));
        foreach (var language in (string[])["zh", "en"])
        {
            var (right, all, families, wrong) = Candor.PolicyBench.Negation.PolarityPairs.Measure($"{(args.Length > 3 ? args[3] : "tests/Candor.Policies.Tests/Negation/pairs")}.{language}.tsv", reader);
            Console.WriteLine($"{language}: {right}/{all} = {(double)right / all:F4}; families {families.Count}, mean {families.Values.Average(static f => (double)f.Right / f.All):F4}");
            wrong.ForEach(Console.WriteLine);
        }

        break;
    case "ca4p":
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var score = Ca4p.Measure(Path.Combine(root, "measure_only"), lexicon, args[3..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', args[3..])}: P {score.Precision:F4} R {score.Recall:F4} F1 {score.F1:F4} in {clock.Elapsed.TotalSeconds:F0} s; {string.Join(' ', score.ByKind.Select(k => $"{k.Key} {k.Value:F3}"))}"));
        break;
}
