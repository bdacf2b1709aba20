using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Web.Boxes;
using Candor.Web.Forms;
using Candor.Web.Looking;
using Candor.Web.Policies;
using Candor.Web.Recording;
using Candor.Web.Scripting;
using Candor.Web.Visits;

namespace Candor.Web.Evidencing;

/// <summary>Turns what was seen in the visits into an observation: practices, the record of the page, evidence, and what was not seen.</summary>
internal sealed class RunReader(KnowledgeBase knowledge, Persona persona, ITrafficAnalyser analyser, PageAuditOptions options)
{
    private readonly EvidenceLedger _evidence = new();
    private readonly Mask _mask = new(persona, options.Redact);
    private readonly Dictionary<string, string> _parties = new(StringComparer.Ordinal);

    public PageObservation Read(
        PageSubject subject, PageAtRest rest, RunLedger ledger, PolicyFinder.Found? policy, string browser, DateTimeOffset began, int refused, CancellationToken cancellation)
    {
        List<Visit> visits = [.. ledger.Visits];
        var all = ledger.PolicyVisit is { } reading ? [.. visits, reading] : visits;
        var exchanges = all.SelectMany(static v => v.Exchanges.Take(LengthOf(v))).ToList();
        var stages = all.SelectMany(static v => v.Exchanges.Take(LengthOf(v)).Select((_, i) => v.StageOf(v.FirstExchange + i))).ToList();
        var flows = exchanges.Select((e, i) => e.ToFlow(i + 1, stages[i])).ToImmutableArray();
        var host = HostOf(rest.Look.Url) is { Length: > 0 } final ? final : HostOf(subject.Url);
        var coded = options.Redact ? CodedValues.Find(analyser, flows, [host, HostOf(subject.Url)], cancellation) : CodedValues.None;
        var har = EvidenceBlob.Of(HarWriter.Write(flows, began, browser, options.Redact ? _mask.Apply : null, coded.Hold), ".har");
        _evidence.Recording(har, flows, exchanges, coded);
        var delivered = flows.Where((_, i) => !exchanges[i].IsRefused);
        var analysis = analyser.Analyse(delivered, new(har.Sha256, [host, HostOf(subject.Url)]) { IsRedacted = options.Redact }, cancellation);
        _evidence.Add(analysis.Evidence);
        foreach (var recipient in analysis.Recipients)
        {
            _parties[recipient.Host] = recipient.Party;
        }

        _parties[host] = PartyIds.First;
        var document = _evidence.Keep(EvidenceBlob.Of(Encoding.UTF8.GetBytes(_mask.Apply(rest.Document)), ".html"));
        var sightings = analysis.Sightings.ToLookup(static s => s.Locator.Request);
        var pageVisits = visits.Select(v => VisitOf(v, sightings)).ToImmutableArray();
        var typed = analysis.Sightings
            .Where(s => s.Basis == SightingBasis.Persona && VisitWith(visits, exchanges[s.Locator.Request - 1]) is { Kind: VisitKind.Interaction })
            .Where(static s => s.DataType is not ("location" or "precise-location" or "coarse-location"))
            .ToImmutableArray();
        var scripts = ScriptReader.Read(visits, typed, n => n <= exchanges.Count ? exchanges[n - 1] : null).Select(ScriptOf).ToImmutableArray();
        var controls = ControlsOf(rest, ledger, visits, document, host);
        var fields = FieldsOf(rest, document);
        var run = new PageRun(
            subject.Url,
            rest.Look.Url,
            options.IsPhone ? "phone" : "desktop",
            options.Language,
            browser,
            !options.BlockThirdPartyCookies,
            pageVisits,
            controls,
            DialogOf(rest, ledger, visits),
            fields,
            PolicyLinkOf(policy, document, rest),
            scripts);
        var practices = analysis.Practices
            .Concat(Stores(pageVisits, visits))
            .Concat(Sends(visits, stages))
            .Concat(Asks(fields))
            .Concat(Fingerprints(scripts))
            .Concat(Enrolments(controls, ledger, host))
            .GroupBy(static p => p.Id, StringComparer.Ordinal)
            .Select(static g => g.First() with { Evidence = [.. g.SelectMany(static p => p.Evidence).Distinct(StringComparer.Ordinal).Take(8)], Occurrences = Math.Max(g.Max(static p => p.Occurrences), g.SelectMany(static p => p.Evidence).Distinct(StringComparer.Ordinal).Take(8).Count()) })
            .OrderBy(static p => p.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        var bytes = subject.Bytes.IsEmpty ? Encoding.UTF8.GetBytes(rest.Document) : subject.Bytes.ToArray();
        var title = rest.Look.Title.Length > 0 ? _mask.Apply(rest.Look.Title) : subject.Name ?? host;
        var observation = new Observation(
            new(
                SubjectKind.WebPage,
                subject.Name ?? subject.Url,
                LocalizedText.Same(title),
                null,
                null,
                null,
                null,
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                bytes.Length,
                null,
                null,
                []),
            practices,
            [],
            [],
            [],
            _evidence.Evidence,
            [.. analysis.NotAnalysed, .. Gaps(rest, ledger, all, exchanges, refused, policy)])
        {
            Recipients = analysis.Recipients,
            Page = run,
        };
        return new(observation, policy?.Document, _evidence.Blobs);
    }

    /// <summary>A visit's own exchanges: those that came before the next visit began.</summary>
    private static int LengthOf(Visit visit) => visit.Exchanges.TakeWhile(e => e.Visit == visit.Exchanges[0].Visit).Count();

    private static Visit? VisitWith(List<Visit> visits, Exchange exchange) => visits.Find(v => !v.Exchanges.IsEmpty && v.Exchanges[0].Visit == exchange.Visit);

    private string PartyOf(string host)
    {
        if (_parties.TryGetValue(host, out var party))
        {
            return party;
        }

        // The host of a cookie may be a whole domain, of which a recipient is a part.
        var within = _parties.FirstOrDefault(p => p.Key.EndsWith("." + host, StringComparison.Ordinal) || host.EndsWith("." + p.Key, StringComparison.Ordinal));
        return within.Value ?? (host.Length > 0 ? host : PartyIds.Unknown);
    }

    private PageVisit VisitOf(Visit visit, ILookup<int, Sighting> sightings)
    {
        var own = visit.Exchanges.Take(LengthOf(visit)).Where(static e => e.Method != "OPTIONS" && !e.IsRefused).ToList();
        var start = own.Count > 0 ? own[0].Offset : TimeSpan.Zero;
        var recipients = own
            .GroupBy(static e => e.Host, StringComparer.Ordinal)
            .Select(g =>
            {
                var seen = g.SelectMany(e => sightings[_evidence.NumberOf(e)]).ToList();
                var evidence = seen.Select(static s => s.Evidence).Distinct(StringComparer.Ordinal).Take(4).ToImmutableArray();
                return new VisitRecipient(
                    g.Key,
                    PartyOf(g.Key),
                    g.Count(),
                    (int)(g.Min(static e => e.Offset) - start).TotalMilliseconds,
                    [.. seen.Select(static s => s.DataType).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    evidence.IsEmpty && PartyOf(g.Key) != PartyIds.First ? [_evidence.Of(g.First(), _mask.Apply)] : evidence);
            })
            .OrderBy(static r => r.FirstMilliseconds)
            .ThenBy(static r => r.Host, StringComparer.Ordinal)
            .ToImmutableArray();
        return new(
            visit.Kind,
            visit.Stage,
            visit.IsComplete,
            [.. visit.Steps],
            own.Count,
            recipients,
            StorageReader.Read(visit, PartyOf, _mask.Apply),
            [.. visit.Pictures.Select(p => _evidence.Of(visit, p))]);
    }

    private ScriptConduct ScriptOf(ScriptReader.Found found) => new(
        found.Behaviour,
        found.Script,
        PartyOf(HostOf(found.Script)),
        found.Signs,
        found.LeftPage,
        found.Host,
        found.Stage,
        [.. found.Exchanges.Take(3).Select(e => _evidence.Of(e, _mask.Apply))]);

    private ImmutableArray<ConsentControl> ControlsOf(PageAtRest rest, RunLedger ledger, List<Visit> visits, string document, string host)
    {
        var button = BoxReader.MainButton(rest.Buttons, [.. rest.Controls.Select(static c => c.Control)], rest.Dialog?.Look);
        var on = visits.Find(static v => v.Kind == VisitKind.BoxOn);
        var off = visits.Find(static v => v.Kind == VisitKind.BoxOff);
        var untouched = visits[0];
        ControlEffect? effect = null;
        if (ledger.Pressed.TryGetValue(false, out var pressedOn) && ledger.Pressed.TryGetValue(true, out var pressedOff) && pressedOff.BoxesOff > 0 && pressedOn.WasPressed)
        {
            var evidence = PressEvidence(on!, pressedOn, host).Concat(PressEvidence(off!, pressedOff, host)).Distinct(StringComparer.Ordinal).ToImmutableArray();
            effect = PressComparison.Compare(pressedOn, pressedOff, host, evidence);
            effect = effect with { OnlyOn = Masked(effect.OnlyOn), Changed = Masked(effect.Changed), SentAnyway = Masked(effect.SentAnyway) };
        }

        var result = ImmutableArray.CreateBuilder<ConsentControl>();
        foreach (var (frame, control) in rest.Controls)
        {
            // A drawn box that nobody could turn off is a picture.
            var inDialog = PageObserver.IsInDialog(rest, control);
            var agreements = BoxReader.AgreementsOf(control);
            var meanings = BoxReader.MeaningsOf(control);
            var measure = new LocalizedText(
                string.Create(CultureInfo.InvariantCulture, $"框 {control.Box.W:0}×{control.Box.H:0} px，文字 {control.Font:0.#} px{(control.Contrast is { } zh ? $"，对比度 {zh:0.##}:1" : string.Empty)}，{(control.Checked ? "打开时为开启" : "打开时为关闭")}"),
                string.Create(CultureInfo.InvariantCulture, $"box {control.Box.W:0}×{control.Box.H:0} px, text {control.Font:0.#} px{(control.Contrast is { } en ? $", contrast {en:0.##}:1" : string.Empty)}, {(control.Checked ? "on as the page opened" : "off as the page opened")}"));
            var element = _evidence.Of(document, new ElementLocator(frame.Url, VisitKind.Untouched, control.Selector, _mask.Apply(control.Html), measure));
            var pictures = untouched.Pictures.Where(p => p.Key == "first" || p.Key == string.Create(CultureInfo.InvariantCulture, $"close-{control.Id}")).Select(p => _evidence.Of(untouched, p)).ToImmutableArray();
            var mine = control.Checked && !inDialog && frame.IsMain;
            result.Add(new(
                ContentId.Of("control", frame.Url, control.Selector, control.Label),
                control.Kind switch { "native" => ControlKind.Native, "aria" => ControlKind.Aria, _ => ControlKind.Drawn },
                control.Checked,
                rest.First.TryGetValue(frame.Id + control.Selector, out var first) ? first : null,
                inDialog,
                _mask.Apply(control.Label),
                meanings,
                agreements,
                control.Font,
                control.Contrast,
                (int)Math.Round(control.Box.W),
                (int)Math.Round(control.Box.H),
                frame.IsMain ? button?.Text : null,
                frame.IsMain && button is not null ? (int)Math.Round(control.Box.DistanceTo(button.Box)) : null,
                mine ? effect : null,
                control.Checked ? [.. pictures, element, .. mine && effect is not null ? effect.Evidence : []] : [element]));
        }

        return result.ToImmutable();
    }

    private ImmutableArray<string> Masked(ImmutableArray<string> texts) => [.. texts.Select(_mask.Apply)];

    private IEnumerable<string> PressEvidence(Visit visit, PressOutcome outcome, string host)
    {
        foreach (var picture in visit.Pictures.Where(static p => p.Key is "off" or "after"))
        {
            yield return _evidence.Of(visit, picture);
        }

        foreach (var exchange in outcome.Sent.Where(static e => e.Method == "POST").OrderBy(e => e.Host == host).Take(3))
        {
            yield return _evidence.Of(exchange, _mask.Apply);
        }
    }

    private ConsentDialog? DialogOf(PageAtRest rest, RunLedger ledger, List<Visit> visits)
    {
        if (rest.Dialog is not { } dialog)
        {
            return null;
        }

        var first = visits[0].Pictures.Where(static p => p.Key == "first").Select(p => _evidence.Of(visits[0], p));
        var ends = visits.Where(static v => v.Kind is VisitKind.Refusal or VisitKind.Withdrawal).SelectMany(v => v.Pictures.Select(p => _evidence.Of(v, p)));
        var accept = ledger.Accepted is { Made: true } accepted ? accepted.Clicks : (int?)null;
        return new(
            _mask.Apply(dialog.Look.Text.Length <= 600 ? dialog.Look.Text : dialog.Look.Text[..600] + "…"),
            dialog.Frame.IsMain ? null : dialog.Frame.Url,
            ledger.Accepted?.Button ?? (dialog.First("accept", "acknowledge") is { } a ? ConsentUi.ConsentDriver.Describe(a, 1) : null),
            ledger.Refused?.Button,
            accept,
            ledger.Refused is { Made: true } refused ? refused.Clicks : null,
            ledger.Withdrawn is { Made: true } withdrawn ? withdrawn.Clicks : null,
            rest.BlocksPage,
            ledger.ReturnsAfterRefusal,
            ledger.WorksAfterRefusal,
            [.. first, .. ends])
        {
            PreTickedPurposes = Math.Max(ledger.Refused?.PreTicked ?? 0, rest.Controls.Count(c => c.Control.Checked && PageObserver.IsInDialog(rest, c.Control) && !Words.PageWords.Necessary.IsMatch(c.Control.Label))),
            IsAcknowledgementOnly = dialog.First("accept") is null && dialog.First("acknowledge") is not null,
        };
    }

    private ImmutableArray<FormField> FieldsOf(PageAtRest rest, string document)
    {
        var link = PolicyFinder.Best(rest.Links);
        return
        [
            .. rest.Fields.Select(f => new FormField(
                f.Label.Length > 0 ? f.Label : f.Placeholder,
                f.Name,
                FieldTypes.Of(f),
                f.Required,
                link is not null && link.Box.Y < f.Box.Y,
                _evidence.Of(document, new ElementLocator(rest.Look.Url, VisitKind.Untouched, f.Selector, _mask.Apply(f.Html), LocalizedText.Same(string.Empty))))),
        ];
    }

    private PolicyLink? PolicyLinkOf(PolicyFinder.Found? found, string document, PageAtRest rest)
    {
        if (found?.Link is not { } link)
        {
            return null;
        }

        var measure = new LocalizedText(
            string.Create(CultureInfo.InvariantCulture, $"文字 {link.Font:0.#} px{(link.Contrast is { } zh ? $"，对比度 {zh:0.##}:1" : string.Empty)}"),
            string.Create(CultureInfo.InvariantCulture, $"text {link.Font:0.#} px{(link.Contrast is { } en ? $", contrast {en:0.##}:1" : string.Empty)}"));
        return new(
            link.Text,
            link.Href ?? string.Empty,
            found.Clicks,
            link.Font,
            link.Contrast,
            found.Document is not null,
            found.Type?.Font,
            found.Type?.Contrast,
            [_evidence.Of(document, new ElementLocator(rest.Look.Url, VisitKind.Untouched, link.Selector, link.Html, measure))]);
    }

    /// <summary>Identifiers that outlive the session, by party and stage.</summary>
    private IEnumerable<Practice> Stores(ImmutableArray<PageVisit> pageVisits, List<Visit> visits)
    {
        for (var i = 0; i < pageVisits.Length; i++)
        {
            var visit = pageVisits[i];
            if (visit.Kind is VisitKind.BoxOn or VisitKind.BoxOff)
            {
                continue;
            }

            // A visit that makes a choice holds what was kept before it too; only what no untouched visit kept belongs to its stage.
            var before = pageVisits[0].Stored.Select(static s => (s.Kind, s.Host, s.Name)).ToHashSet();
            var own = visit.Stored.Where(s => s is { IsPersistent: true, LooksLikeIdentifier: true } && (visit.Stage is Stage.BeforeConsent or Stage.OptOutSignal || SetAfterChoice(visits[i], s) || !before.Contains((s.Kind, s.Host, s.Name))));
            foreach (var group in own.GroupBy(static s => s.Party, StringComparer.Ordinal))
            {
                var evidence = group.Select(s => SetBy(visits[i], s)).OfType<string>().Distinct(StringComparer.Ordinal).Take(4).ToImmutableArray();
                yield return Practice.Create("cookies", PracticeAction.Stores, group.Key, Certainty.Observed, evidence, group.Count(), stage: visit.Stage);
            }
        }
    }

    /// <summary>
    /// Identifiers that the browser kept and that were sent to others, by stage: a value that was kept in a visit tells the same person in every
    /// request that carries it, however few there are in a stage.
    /// </summary>
    private IEnumerable<Practice> Sends(List<Visit> visits, List<Stage> stages)
    {
        var found = new SortedDictionary<(string Type, string Party, Stage Stage), List<string>>();
        foreach (var visit in visits.Where(static v => v.Kind is not (VisitKind.BoxOn or VisitKind.BoxOff)))
        {
            var kept = StorageReader.IdentifiersOf(visit);
            foreach (var exchange in visit.Exchanges.Take(LengthOf(visit)).Where(static e => !e.IsRefused && e.Method != "OPTIONS"))
            {
                var party = PartyOf(exchange.Host);
                if (party == PartyIds.First)
                {
                    continue;
                }

                var stage = stages[_evidence.NumberOf(exchange) - 1];
                var cookie = exchange.Headers.FirstOrDefault(static h => h.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))?.Value;
                var body = exchange.RequestBody.Bytes.Length is > 0 and <= 262_144 ? Encoding.UTF8.GetString(exchange.RequestBody.Bytes.Span) : string.Empty;
                foreach (var value in kept)
                {
                    var type = exchange.Url.Contains(value, StringComparison.Ordinal) || body.Contains(value, StringComparison.Ordinal) ? "app-instance-id"
                        : cookie?.Contains(value, StringComparison.Ordinal) == true ? "cookies" : null;
                    if (type is not null)
                    {
                        if (!found.TryGetValue((type, party, stage), out var evidence))
                        {
                            found[(type, party, stage)] = evidence = [];
                        }

                        evidence.Add(_evidence.Of(exchange, _mask.Apply));
                    }
                }
            }
        }

        return found.Select(static f => Practice.Create(f.Key.Type, PracticeAction.Sends, f.Key.Party, Certainty.Observed, [.. f.Value.Distinct(StringComparer.Ordinal).Take(4)], f.Value.Count, stage: f.Key.Stage));
    }

    /// <summary>Whether a cookie was set by a response of the visit's own stage, after the choice.</summary>
    private static bool SetAfterChoice(Visit visit, StoredItem item) =>
        visit.Exchanges.Select((e, i) => (Exchange: e, Stage: visit.StageOf(visit.FirstExchange + i)))
            .Any(e => e.Stage == visit.Stage && Sets(e.Exchange, item));

    private static bool Sets(Exchange exchange, StoredItem item) =>
        item.Kind == StorageKind.Cookie && exchange.Response is { } response && response.Headers.Any(h => h.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && h.Value.StartsWith(item.Name + "=", StringComparison.Ordinal));

    private string? SetBy(Visit visit, StoredItem item)
    {
        var exchange = visit.Exchanges.FirstOrDefault(e => Sets(e, item)) ?? visit.Exchanges.FirstOrDefault(e => e.Host == item.Host);
        if (exchange is null || !visit.Exchanges.Take(LengthOf(visit)).Contains(exchange))
        {
            return null;
        }

        return _evidence.Of(exchange, _mask.Apply);
    }

    private static IEnumerable<Practice> Asks(ImmutableArray<FormField> fields) =>
        fields.Where(static f => f.DataType is not null)
            .GroupBy(static f => f.DataType!, StringComparer.Ordinal)
            .Select(static g => Practice.Create(g.Key, PracticeAction.Asks, PartyIds.First, Certainty.Observed, [.. g.Select(static f => f.Evidence).Take(4)], g.Count(), stage: Stage.BeforeConsent));

    private static IEnumerable<Practice> Fingerprints(ImmutableArray<ScriptConduct> scripts) =>
        scripts.Where(static s => s.Behaviour == ScriptBehaviour.Fingerprinting)
            .GroupBy(static s => (s.Party, s.Stage))
            .Select(static g => Practice.Create("browser-information", PracticeAction.Accesses, g.Key.Party, Certainty.Observed, [.. g.SelectMany(static s => s.Evidence).Take(4)], g.Count(), stage: g.Key.Stage));

    /// <summary>What is turned on for the person by default: to whom it goes is told by what was sent only with the box on.</summary>
    private IEnumerable<Practice> Enrolments(ImmutableArray<ConsentControl> controls, RunLedger ledger, string host)
    {
        foreach (var control in controls.Where(static c => c is { IsOnByDefault: true, IsInDialog: false }))
        {
            var party = PartyIds.First;
            if (ledger.Pressed.TryGetValue(false, out var on) && control.Effect is { } effect)
            {
                var other = on.Sent.FirstOrDefault(e => e.Host != host && effect.OnlyOn.Concat(effect.Changed).Any(t => t.Contains(e.Host, StringComparison.Ordinal)));
                party = other is null ? party : PartyOf(other.Host);
            }

            yield return Practice.Create(TypeOf(control), PracticeAction.Enrols, party, Certainty.Observed, control.Evidence, 1, stage: Stage.BeforeConsent);
        }
    }

    private string TypeOf(ConsentControl control)
    {
        var type = control.Meanings.IsEmpty ? DataTypeOntology.Root : control.Meanings[0] switch
        {
            ControlMeaning.Credit => "credit-information",
            ControlMeaning.Marketing => "contact-information",
            ControlMeaning.Personalisation => "usage-data",
            ControlMeaning.Renewal => "payment-information",
            _ when control.Meanings.Contains(ControlMeaning.Credit) => "credit-information",
            _ => DataTypeOntology.Root,
        };
        return knowledge.DataTypes.Find(type) is null ? DataTypeOntology.Root : type;
    }

    private static IEnumerable<NotAnalysed> Gaps(PageAtRest rest, RunLedger ledger, List<Visit> visits, List<Exchange> exchanges, int refused, PolicyFinder.Found? policy)
    {
        foreach (var visit in visits.Where(static v => !v.IsComplete))
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new($"页面访问“{KebabEnum.Format(visit.Kind)}”未完成", $"The visit '{KebabEnum.Format(visit.Kind)}' was not completed"),
                visit.Steps.Count > 0 ? visit.Steps[^1] : LocalizedText.Same("–"));
        }

        if (rest.Dialog is null)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new("没有找到征求同意的弹窗或横幅", "No dialog or banner that asks for consent was found"),
                new("因此没有“拒绝后”“同意后”“撤回后”的访问；如页面有此类界面而未被识别，请用 --steps 指定操作步骤。", "So there are no visits after refusal, acceptance or withdrawal. Where the page has one that was not found, give the steps with --steps."),
                ["D08", "D10", "D21"]);
        }

        var local = exchanges.Where(static e => e.IsRefused).Select(static e => e.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (local.Count > 0)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new($"页面请求了非公网地址：{string.Join("、", local.Take(8))}", $"The page asked for hosts that are not of the public internet: {string.Join(", ", local.Take(8))}"),
                new("未予连接；如需连接，请用 --allow-private。", "They were not connected to; --allow-private allows it."));
        }

        var failed = exchanges.Where(static e => e is { IsRefused: false, Failure: not null, Response: null }).Select(static e => e.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (failed.Count > 0)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new($"未能连接的主机：{string.Join("、", failed.Take(12))}", $"Hosts that could not be reached: {string.Join(", ", failed.Take(12))}"),
                new("页面试图发送的内容已记录，但对方没有应答，其后的行为看不到。", "What the page tried to send is recorded; what it would have done after an answer is not seen."));
        }

        var cut = exchanges.Count(static e => e is { Failure: not null, Response: not null });
        if (cut > 0 || refused > 0)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new($"超出上限的响应 {cut} 个、请求 {refused} 个", $"{cut} responses and {refused} requests beyond the limits"),
                new("为防止页面耗尽资源而中断。", "They were broken off, so that a page cannot exhaust the machine."));
        }

        foreach (var (count, zh, en) in (IEnumerable<(int, string, string)>)[
            (visits.Sum(static v => v.Page.Events.Popups.Length), "页面打开的新窗口", "windows that the page opened"),
            (visits.Sum(static v => v.Page.Events.Downloads), "页面发起的下载", "downloads that the page began")])
        {
            if (count > 0)
            {
                yield return NotAnalysed.Create(NotAnalysedArea.Runtime, new($"{zh}：{count} 个", $"{count} {en}"), new("只记录其网络请求，不查看其内容。", "Their requests are recorded; they are not looked at."));
            }
        }

        if (visits.Sum(static v => v.HiddenPlaces) is > 0 and var places)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new($"截图中有 {places} 处被涂黑", $"{places} places of the pictures were painted over"),
                new("按 --redact 的要求：其中有个人的信息或已填写的表单项。图片、画布中的文字无法识别，请在公开前自行查看。", "As --redact asks: they hold a person's values or fields that are filled in. Text inside images and canvases cannot be read; look at the pictures before you publish them."));
        }

        if (ledger.Pressed.TryGetValue(true, out var off) && off.BoxesOff == 0)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Runtime,
                new("默认开启的选项未能关闭", "The box that is on by default could not be turned off"),
                new("因此没有比较开启与关闭时的差别。", "So pressing the main button with it on and off was not compared."),
                ["D09"]);
        }

        if (policy is { Link: not null, Document: null })
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.Policy,
                new($"隐私政策链接“{policy.Link.Text}”未能打开", $"The link to the privacy policy, \"{policy.Link.Text}\", did not open"),
                new("因此没有读取隐私政策；可用 --policy 指定文件。", "So no policy was read; --policy gives one."));
        }
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : string.Empty;
}
