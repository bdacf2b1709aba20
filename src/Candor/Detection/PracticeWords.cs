using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>Words for practices of the subject's own code beyond reading data: where a data-flow path shows that it goes.</summary>
internal static class PracticeWords
{
    private static readonly LocalizedText Collects = new("", "");
    private static readonly LocalizedText Stores = new("并存储", " and store this");
    private static readonly LocalizedText Sends = new("并传出设备", " and send this off the device");
    private static readonly LocalizedText StoresAndSends = new("并存储和传出设备", ", store this and send it off the device");

    /// <summary>
    /// What practices show beyond that data can be collected. It stands behind the data: an app that can "collect and send SMS" would be said to send messages.
    /// </summary>
    public static LocalizedText BeyondCollecting(IEnumerable<Practice> practices)
    {
        var flows = practices.Where(IsFlow).Select(static p => p.Action).ToHashSet();
        return (flows.Contains(PracticeAction.Stores), flows.Contains(PracticeAction.Sends)) switch
        {
            (true, true) => StoresAndSends,
            (false, true) => Sends,
            (true, false) => Stores,
            _ => Collects,
        };
    }

    /// <summary>A sentence on where data goes after it is read; none where no path shows it, or where it was seen in a run, which says more.</summary>
    public static ImmutableArray<LocalizedText> WhatFlowsShow(ImmutableArray<Practice> practices, AuditFacts facts)
    {
        if (practices.Any(static p => p.Certainty == Certainty.Observed))
        {
            return [];
        }

        List<LocalizedText> parts = [];
        Add(PracticeAction.Sends, "可以传出设备：", "code can send off the device: ");
        Add(PracticeAction.Stores, "可以存入设备：", "code can store on the device: ");
        return parts.Count == 0 ? [] :
        [
            new(
                $"数据流分析显示读取之后的去向（路径见证据）：{string.Join("；", parts.Select(static p => p.Zh))}。",
                $"Data-flow paths show where it goes after it is read (see the evidence); {string.Join("; ", parts.Select(static p => p.En))}."),
        ];

        void Add(PracticeAction action, string zh, string en)
        {
            var types = practices.Where(p => IsFlow(p) && p.Action == action).Select(static p => p.DataType).ToList();
            if (types.Count > 0)
            {
                var names = facts.NamesOfDataTypes(types);
                parts.Add(new(zh + names.Zh, en + names.En));
            }
        }
    }

    private static bool IsFlow(Practice practice) =>
        practice is { Certainty: Certainty.Flows, Action: PracticeAction.Sends or PracticeAction.Stores };
}
