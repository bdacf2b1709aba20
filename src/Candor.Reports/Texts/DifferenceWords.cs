using Candor.Differences;
using Candor.Reports.Model;

namespace Candor.Reports;

/// <summary>What changed between two audits, in words for people; names come from the glossaries of both.</summary>
/// <param name="old">The earlier audit.</param>
/// <param name="new">The later audit.</param>
public sealed class DifferenceWords(Audit old, Audit @new)
{
    private readonly Names _old = new(old.Glossary);
    private readonly Names _new = new(@new.Glossary);

    /// <summary>The name of a standing.</summary>
    public static LocalizedText Of(Standing standing) => standing switch
    {
        Standing.New => new("新增", "new"),
        Standing.Worse => new("加重", "worse"),
        Standing.StillThere => new("仍在", "still there"),
        Standing.Fixed => new("已消除", "fixed"),
        _ => new("未能复查（不能视为已消除）", "not looked for again (not to be read as fixed)"),
    };

    /// <summary>The names of data types.</summary>
    public LocalizedText DataTypes(IEnumerable<string> ids) => LocalizedList.Join([.. ids.Select(DataType)]);

    /// <summary>A practice in one line.</summary>
    public LocalizedText Of(PracticeKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (type, party, action, stage) = (DataType(key.DataType), Party(key.Party), Labels.Of(key.Action), Labels.Of(key.Stage));
        return new($"{party.Zh}：{action.Zh}{type.Zh}（{stage.Zh}）", $"{party.En}: {action.En} {type.En} ({stage.En})");
    }

    /// <summary>A disclosure in one line.</summary>
    public LocalizedText Of(DisclosureKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (type, party, action) = (DataType(key.DataType), Party(key.Party), Of(key.Action));
        return key.Polarity == Polarity.Affirmed
            ? new($"说明{action.Zh}{type.Zh}（{party.Zh}）", $"says: {action.En} {type.En} ({party.En})")
            : new($"否认{action.Zh}{type.Zh}（{party.Zh}）", $"denies: {action.En} {type.En} ({party.En})");
    }

    private static LocalizedText Of(DisclosureAction action) => action switch
    {
        DisclosureAction.Collect => new("收集", "collects"),
        DisclosureAction.Use => new("使用", "uses"),
        DisclosureAction.Store => new("保存", "stores"),
        DisclosureAction.Share => new("共享", "shares"),
        DisclosureAction.Sell => new("出售", "sells"),
        _ => new("转移", "transfers"),
    };

    private LocalizedText DataType(string id) => _new.DataType(id) is var name && name.En != id ? name : _old.DataType(id);

    private LocalizedText Party(string id) => _new.Party(id) is var name && name.En != id ? name : _old.Party(id);
}
