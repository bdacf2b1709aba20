using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Traffic;

/// <summary>Gathers what was not looked at in a capture, by reason.</summary>
internal sealed class TrafficGaps
{
    private const int ShownNumbers = 8;

    private readonly SortedDictionary<string, (LocalizedText Reason, SortedSet<int> Requests)> _bodies = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _cut = [];
    private readonly SortedSet<int> _unreadable = [];
    private readonly SortedDictionary<string, SortedSet<int>> _faults = new(StringComparer.Ordinal);
    private readonly List<NotAnalysed> _others = [];

    /// <summary>A body that the capture lacks, wholly or in part.</summary>
    public void Body(int request, FlowBody body)
    {
        var reason = body.Reason ?? new("录制文件中没有该内容。", "The capture does not hold it.");
        if (!_bodies.TryGetValue(reason.En, out var entry))
        {
            entry = (reason, []);
            _bodies.Add(reason.En, entry);
        }

        entry.Requests.Add(request);
    }

    /// <summary>A flow on which the limits cut the work short.</summary>
    public void Cut(int request) => _cut.Add(request);

    /// <summary>A flow without a URL.</summary>
    public void Unreadable(int request) => _unreadable.Add(request);

    /// <summary>A flow on which the reader itself failed.</summary>
    public void Fault(int request, Exception fault)
    {
        var name = fault.GetType().Name;
        if (!_faults.TryGetValue(name, out var requests))
        {
            requests = [];
            _faults.Add(name, requests);
        }

        requests.Add(request);
    }

    /// <summary>More hosts than are told apart.</summary>
    public void Hosts(int leftOut, int most) => _others.Add(NotAnalysed.Create(
        NotAnalysedArea.Traffic,
        Text($"另外 {leftOut} 个请求的主机未分别统计", $"The hosts of {leftOut} further requests are not told apart"),
        Text($"主机多于 {most} 个。", $"There are more than {most} hosts.")));

    /// <summary>More sightings than are kept.</summary>
    public void Sightings(int most)
    {
        var gap = NotAnalysed.Create(
            NotAnalysedArea.Traffic,
            new("部分标识符的位置未逐一列出", "Some places of identifiers are not listed"),
            Text($"多于 {most} 处；各项行为的次数仍完整。", $"There are more than {most}; the counts of practices are whole."));
        if (!_others.Exists(o => o.Id == gap.Id))
        {
            _others.Add(gap);
        }
    }

    public ImmutableArray<NotAnalysed> ToNotAnalysed()
    {
        var gaps = ImmutableArray.CreateBuilder<NotAnalysed>();
        foreach (var (reason, requests) in _bodies.Values)
        {
            gaps.Add(NotAnalysed.Create(
                NotAnalysedArea.Traffic,
                Text($"{requests.Count} 个请求的内容（第 {Numbers(requests)} 个）", $"The content of {requests.Count} requests (number {Numbers(requests)})"),
                reason));
        }

        if (_cut.Count > 0)
        {
            gaps.Add(NotAnalysed.Create(
                NotAnalysedArea.Traffic,
                Text($"{_cut.Count} 个请求的部分内容（第 {Numbers(_cut)} 个）", $"A part of {_cut.Count} requests (number {Numbers(_cut)})"),
                new("内容或其解码结果超出上限，其余部分未读。", "They, or what they decode to, are larger than the limits; the rest was not read.")));
        }

        if (_unreadable.Count > 0)
        {
            gaps.Add(NotAnalysed.Create(
                NotAnalysedArea.Traffic,
                Text($"{_unreadable.Count} 个没有网址的记录（第 {Numbers(_unreadable)} 个）", $"{_unreadable.Count} records without a URL (number {Numbers(_unreadable)})"),
                new("无法得知接收者。", "Who received them cannot be told.")));
        }

        foreach (var (fault, requests) in _faults)
        {
            gaps.Add(NotAnalysed.Create(
                NotAnalysedArea.Traffic,
                Text($"{requests.Count} 个请求的其余内容（第 {Numbers(requests)} 个）", $"The rest of {requests.Count} requests (number {Numbers(requests)})"),
                Text($"Candor 在读取时出错（{fault}）；请将该录制文件报告给 Candor。", $"Candor failed while reading it ({fault}); please report the capture to Candor.")));
        }

        gaps.AddRange(_others);
        return gaps.ToImmutable();
    }

    private static string Numbers(SortedSet<int> requests) =>
        string.Join(", ", requests.Take(ShownNumbers).Select(static n => n.ToString(CultureInfo.InvariantCulture))) + (requests.Count > ShownNumbers ? " …" : "");

    private static LocalizedText Text(FormattableString zh, FormattableString en) => new(FormattableString.Invariant(zh), FormattableString.Invariant(en));
}
