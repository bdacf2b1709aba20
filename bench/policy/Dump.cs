using Candor.Policies;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.PolicyBench;

/// <summary>Prints what the reader makes of a file, for looking at it by eye.</summary>
internal static class Dump
{
    /// <summary>Writes what <paramref name="what"/> names: structure, rows, disclosures, all, or unsaid, the sentences with data of which nothing was read.</summary>
    public static void Write(PolicyReader reader, string path, string what)
    {
        var bytes = File.ReadAllBytes(path);
        if (what is "all" or "structure")
        {
            var text = PolicyTextReader.Read(bytes, Path.GetFileName(path), PolicyLimits.Default);
            var structure = StructureReader.Read(text);
            foreach (var s in structure.Sentences)
            {
                Console.WriteLine($"{s.Kind.ToString()[..2]} {s.Section,3} {(s.LeadIn >= 0 ? "<" + s.LeadIn : ""),5} {(s.IsContents ? "toc" : "")} {s.Span.In(text.Text)}");
            }

            foreach (var s in structure.Sections)
            {
                Console.WriteLine($"{new string('#', s.Record.Level)} {string.Join(" > ", s.Path)}");
            }
        }

        var reading = reader.Read(bytes, Path.GetFileName(path));
        var quotes = reading.Evidence.ToDictionary(static e => e.Id, static e => (e.Locator as TextLocator)?.Quote ?? "");
        if (what is "all" or "rows")
        {
            foreach (var r in reading.Policy.ThirdParties)
            {
                Console.WriteLine($"ROW name={r.Name} | company={r.Company} | package={r.Package} | purpose={r.Purpose} | data={r.DataTypesText} | perm={string.Join("+", r.Permissions)} | mode={r.Mode} | url={r.PolicyUrl} => {r.Party}/{r.Sdk} [{string.Join(",", r.DataTypes)}]");
            }
        }

        if (what is "all" or "disclosures")
        {
            foreach (var d in reading.Disclosures)
            {
                var q = quotes[d.Quote];
                Console.WriteLine($"{(d.Polarity == Polarity.Denied ? "NOT " : "")}{d.Action} {d.DataType} {d.Party}/{d.PartyName} for {d.Purpose} if {d.Condition} {d.Modality} {d.Source} {(d.IsVague ? "vague" : "")} :: {(q.Length > 160 ? q[..160] : q)}");
            }
        }

        if (what is "all" or "conflicts")
        {
            var all = reading.Disclosures.ToDictionary(static d => d.Id);
            foreach (var c in reading.Policy.Contradictions.Where(static c => c.Kind == ContradictionKind.Conflict))
            {
                var (yes, no) = (all[c.Affirmed], all[c.Denied]);
                Console.WriteLine($"CONFLICT {Path.GetFileName(path)} {no.Action} {no.DataType} {no.Party} for {no.Purpose} if {no.Condition} <> {yes.Action} {yes.DataType} {yes.Party} for {yes.Purpose} if {yes.Condition}\n   NO  {quotes[no.Quote]}\n   YES {quotes[yes.Quote]}");
            }
        }

        if (what is "conflicts")
        {
            return;
        }

        if (what is "unsaid")
        {
            Unsaid(reader, bytes, path, reading);
            return;
        }

        foreach (var c in reading.Policy.Contents)
        {
            Console.WriteLine($"{(c.IsPresent ? "has" : "MISSING")} {c.Id}: {(c.IsPresent ? quotes[c.Evidence] : "")}");
        }
    }

    private static void Unsaid(PolicyReader reader, byte[] bytes, string path, PolicyReading reading)
    {
        var quoted = reading.Evidence.Where(e => reading.Disclosures.Any(d => d.Quote == e.Id)).Select(static e => ((TextLocator)e.Locator).Start).ToHashSet();
        var text = PolicyTextReader.Read(bytes, Path.GetFileName(path), PolicyLimits.Default);
        foreach (var s in StructureReader.Read(text).Sentences.Where(s => !quoted.Contains(s.Span.Start)))
        {
            var types = reader.Lexicon.FindData(text.Text, s.Span);
            if (types.Count > 0)
            {
                Console.WriteLine($"{s.Kind.ToString()[..2]} {(s.LeadIn >= 0 ? "<" : " ")} [{string.Join(",", types.Select(static t => t.Value.Id))}] {s.Span.In(text.Text)}");
            }
        }
    }
}
