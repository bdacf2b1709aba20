using System.Collections.Immutable;
using System.Globalization;
using Candor.Knowledge.Yaml;

namespace Candor.Knowledge.Android;

/// <summary>Binds what is known of consent, and joins the entries of several files.</summary>
internal sealed class ConsentBinder
{
    private readonly List<ConsentWord> _words = [];
    private readonly List<FlagRead> _flagReads = [];
    private readonly List<FlagWrite> _flagWrites = [];
    private readonly List<ConsentStatus> _statuses = [];
    private readonly List<ConsentCallback> _callbacks = [];
    private readonly List<ConsentSwitch> _switches = [];
    private readonly List<ButtonListener> _listeners = [];
    private readonly List<CallbackOrder> _orders = [];

    public ConsentKnowledge ToKnowledge() =>
        new([.. _words], [.. _flagReads], [.. _flagWrites], [.. _statuses], [.. _callbacks], [.. _switches], [.. _listeners], [.. _orders]);

    public void Add(KnowledgeFile file)
    {
        _words.AddRange(Bind(file, "consentWords", static (e, p) => new ConsentWord(
            e.Choice("in", ClosedLists.ConsentWordPlaces), e.Choice("meaning", ClosedLists.ConsentMeanings), e.Texts("words"), p)));
        _flagReads.AddRange(Bind(file, "flagReads", static (e, p) => new FlagRead(e.Text("method"), e.Number("key"), Register(e, "default"), e.Flag("presence"), p)));
        _flagWrites.AddRange(Bind(file, "flagWrites", static (e, p) => new FlagWrite(e.Text("method"), e.Number("key"), e.Number("value"), p)));
        _statuses.AddRange(Bind(file, "consentStatuses", static (e, p) => new ConsentStatus(e.Text("method"), e.Text("name"), Numbers(e, "agreed"), e.Flag("certain"), p)));
        _callbacks.AddRange(Bind(file, "consentCallbacks", static (e, p) => new ConsentCallback(e.Text("method"), e.Text("name"), e.Flag("certain"), p)));
        _switches.AddRange(Bind(file, "consentSwitches", static (e, p) => new ConsentSwitch(e.Text("method"), e.Text("name"), Register(e, "argument"), p)));
        _listeners.AddRange(Bind(file, "buttonListeners", static (e, p) => new ButtonListener(
            e.Text("method"), e.Number("listener"), Register(e, "view"), Register(e, "label"), (int)Number(e, "which"), p)));
        if (file.Root.Map("callbackOrder") is { } order)
        {
            _orders.Add(new(order.Texts("unprompted"), order.Texts("prompted"), order.Texts("createdOnly"), order.Texts("starts")));
            order.ReportUnknownKeys();
        }
    }

    private static IEnumerable<T> Bind<T>(KnowledgeFile file, string key, Func<YamlMap, Provenance, T> bind)
    {
        foreach (var entry in file.Root.Maps(key))
        {
            var bound = bind(entry, file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return bound;
        }
    }

    private static int Register(YamlMap entry, string key) => entry.Has(key) ? entry.Number(key) : Absent(entry, key);

    private static int Absent(YamlMap entry, string key)
    {
        entry.Allow(key);
        return -1;
    }

    private static long Number(YamlMap entry, string key)
    {
        var text = entry.OptionalText(key);
        if (text is null)
        {
            return 0;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number is < int.MinValue or > int.MaxValue)
        {
            entry.Report(entry.LineOf(key), $"'{key}' must be a whole number, not '{text}'.");
        }

        return number;
    }

    private static ImmutableArray<long> Numbers(YamlMap entry, string key)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        foreach (var text in entry.Texts(key))
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                entry.Report(entry.LineOf(key), $"An entry of '{key}' must be a whole number, not '{text}'.");
            }
        }

        return numbers.ToImmutable();
    }
}
