using Candor.Knowledge;

namespace Candor.Cli.Terminal;

/// <summary>Prints a policy as a person can check it: what it tells, each with its words; what it leaves open; what is missing; what was not read.</summary>
internal sealed class PolicyPrinter(TextWriter output, KnowledgeBase knowledge, Language language)
{
    private const int Rows = 200;
    private const int QuoteWidth = 90;
    private readonly Dictionary<string, Locator> _evidence = new(StringComparer.Ordinal);

    /// <summary>Prints a reading.</summary>
    public void Print(PolicyReading reading)
    {
        foreach (var evidence in reading.Evidence)
        {
            _evidence[evidence.Id] = evidence.Locator;
        }

        var policy = reading.Policy;
        output.WriteLine(TerminalText.Safe(policy.Title.Length > 0 ? policy.Title : policy.FileName));
        if (policy.Readability is { } readability)
        {
            var length = language == Language.Zh
                ? $"{(policy.Language == Language.Zh ? "中文" : "英文")}，{readability.Length} {(policy.Language == Language.Zh ? "字" : "词")}，约读 {Math.Max(1, (readability.ReadingSeconds + 30) / 60)} 分钟，{readability.Sentences} 句，平均句长 {readability.MeanSentence}，长句 {readability.LongSentences}，术语 {readability.Terms}"
                : $"{(policy.Language == Language.Zh ? "Chinese" : "English")}, {readability.Length} {(policy.Language == Language.Zh ? "characters" : "words")}, about {Math.Max(1, (readability.ReadingSeconds + 30) / 60)} min to read, {readability.Sentences} sentences of {readability.MeanSentence} on average, {readability.LongSentences} long ones, {readability.Terms} technical terms";
            output.WriteLine($"  {length}");
        }

        Told(reading, T("收集和使用", "Collects and uses"), static d => d.Polarity == Polarity.Affirmed && d.Party == PartyIds.First);
        Told(reading, T("提供给他人，或由他人收集", "Gives to others, or lets them collect"), static d => d.Polarity == Polarity.Affirmed && d.Party != PartyIds.First && d.Source != DisclosureSource.SdkList);
        Told(reading, T("声明不做", "Says that it does not"), static d => d.Polarity == Polarity.Denied);
        ThirdParties(policy);
        Definitions(policy);
        Contradictions(reading);
        Vagueness(policy);
        Contents(policy);
        Head(T("没有读取", "Not read"), reading.NotAnalysed.Length);
        foreach (var gap in reading.NotAnalysed)
        {
            output.WriteLine($"  {gap.What.In(language)}: {gap.Why.In(language)}");
        }
    }

    private void Told(PolicyReading reading, string head, Func<Disclosure, bool> belongs)
    {
        var groups = reading.Disclosures.Where(belongs).GroupBy(static d => (d.DataType, d.Party)).ToList();
        Head(head, groups.Count);
        var table = new TextTable(26, 22, 14, 22, 26, QuoteWidth);
        foreach (var group in groups.Take(Rows))
        {
            var first = group.OrderBy(static d => d.Condition is not null).First();
            table.Add(
                knowledge.DataTypes.Find(group.Key.DataType)?.Name.In(language) ?? group.Key.DataType,
                group.Key.Party == PartyIds.First ? "" : first.PartyName ?? Party(group.Key.Party),
                string.Join(T("、", ", "), group.Select(static d => d.Action).Distinct().Order().Select(Action)),
                first.Purpose is { } purpose ? knowledge.Purposes.FirstOrDefault(p => p.Id == purpose)?.Name.In(language) ?? purpose : "",
                first.Condition ?? (first.Modality == Modality.May ? T("可能", "may") : ""),
                Quote(first.Quote) + (group.Count() > 1 ? $" (+{group.Count() - 1})" : ""));
        }

        table.Write(output);
        More(groups.Count);
    }

    private void ThirdParties(Policy policy)
    {
        Head(T("第三方清单", "Lists of third parties"), policy.ThirdParties.Length);
        var table = new TextTable(28, 34, 30, 24, 60, 24, 40);
        if (!policy.ThirdParties.IsEmpty)
        {
            table.Add(T("名称", "name"), T("公司", "company"), T("包名", "package"), T("目的", "purpose"), T("信息", "data"), T("权限", "permissions"), T("政策", "policy"));
        }

        foreach (var row in policy.ThirdParties.Take(Rows))
        {
            table.Add(row.Name, row.Company ?? "", row.Package ?? "", row.Purpose ?? "", row.DataTypesText ?? "", string.Join(' ', row.Permissions), row.PolicyUrl ?? "");
        }

        table.Write(output);
        More(policy.ThirdParties.Length);
    }

    private void Definitions(Policy policy)
    {
        Head(T("自定义的说法", "Terms that it defines"), policy.Definitions.Length);
        foreach (var definition in policy.Definitions.Take(Rows))
        {
            output.WriteLine($"  {Type(definition.Term)} = {string.Join(T("、", ", "), definition.Members.Select(Type))}");
        }
    }

    private void Contradictions(PolicyReading reading)
    {
        var byId = reading.Disclosures.ToDictionary(static d => d.Id, StringComparer.Ordinal);
        Head(T("前后矛盾", "Contradictions"), reading.Policy.Contradictions.Count(static c => c.Kind == ContradictionKind.Conflict));
        foreach (var contradiction in reading.Policy.Contradictions.Where(static c => c.Kind == ContradictionKind.Conflict).Take(Rows))
        {
            output.WriteLine($"  {Type(byId[contradiction.Denied].DataType)}");
            output.WriteLine($"    + {TerminalText.Safe(Quote(byId[contradiction.Affirmed].Quote))}");
            output.WriteLine($"    - {TerminalText.Safe(Quote(byId[contradiction.Denied].Quote))}");
        }
    }

    private void Vagueness(Policy policy)
    {
        Head(T("措辞含糊", "Vague wording"), policy.Vagueness.Length);
        foreach (var kind in policy.Vagueness.GroupBy(static v => v.Kind).OrderBy(static g => g.Key))
        {
            var words = kind.GroupBy(static v => v.Words, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).Take(6);
            output.WriteLine($"  {Kind(kind.Key)} {kind.Count()}: {string.Join(T("、", ", "), words.Select(static w => $"{TerminalText.Safe(w.Key)} ×{w.Count()}"))}");
        }
    }

    private void Contents(Policy policy)
    {
        // Contents that no policy is asked for are facts that detectors look for; they are neither missing nor found for a person.
        // What only the GDPR asks for is no lack of a policy in Chinese.
        var asked = policy.Contents.Where(c => knowledge.Contents.Any(k => k.Id == c.Id && k.When != "never" && (k.When != "gdpr" || c.IsPresent || policy.Language == Language.En))).ToList();
        var missing = asked.Where(static c => !c.IsPresent).ToList();
        Head(T("缺少的内容", "Missing contents"), missing.Count);
        foreach (var content in missing)
        {
            output.WriteLine($"  {Content(content.Id)}");
        }

        Head(T("已有的内容", "Contents found"), asked.Count - missing.Count);
        var table = new TextTable(34, QuoteWidth);
        foreach (var content in asked.Where(static c => c.IsPresent))
        {
            table.Add(Content(content.Id), Quote(content.Evidence));
        }

        table.Write(output);
    }

    private void Head(string text, int count)
    {
        output.WriteLine();
        output.WriteLine($"{text} ({count})");
    }

    private void More(int count)
    {
        if (count > Rows)
        {
            output.WriteLine(T($"  …另有 {count - Rows} 行，见 --json", $"  … and {count - Rows} more; see --json"));
        }
    }

    private string T(string zh, string en) => language == Language.Zh ? zh : en;

    private string Type(string id) => knowledge.DataTypes.Find(id)?.Name.In(language) ?? id;

    private string Content(string id) => knowledge.Contents.FirstOrDefault(c => c.Id == id)?.Name.In(language) ?? id;

    private string Party(string id) => id == PartyIds.ThirdParties ? T("第三方（未具名）", "third parties, unnamed") : knowledge.Parties.Find(id)?.Name.In(language) ?? id;

    private string Quote(string id) => _evidence.GetValueOrDefault(id) is TextLocator text ? text.Quote : "";

    private string Action(DisclosureAction action) => action switch
    {
        DisclosureAction.Collect => T("收集", "collects"),
        DisclosureAction.Use => T("使用", "uses"),
        DisclosureAction.Store => T("存储", "stores"),
        DisclosureAction.Share => T("提供", "shares"),
        DisclosureAction.Sell => T("出售", "sells"),
        _ => T("转移", "transfers"),
    };

    private string Kind(VagueKind kind) => kind switch
    {
        VagueKind.OpenList => T("列举不完整", "open lists"),
        VagueKind.Data => T("信息笼统", "data in general"),
        VagueKind.Recipient => T("接收方笼统", "recipients in general"),
        VagueKind.Purpose => T("目的笼统", "purposes in general"),
        _ => T("是否会做不确定", "possibilities"),
    };
}
