using System.Collections.Immutable;
using System.Globalization;
using Candor.Dex;

namespace Candor.Android.Gaps;

/// <summary>The words in which gaps are told.</summary>
internal static class GapWords
{
    private const int ShownNames = 5;

    public static NotAnalysed Runtime { get; } = NotAnalysed.Create(
        NotAnalysedArea.Runtime,
        new("应用运行时的行为：界面、弹窗、实际读取与发送的数据", "What the app does when it runs: its screens, its prompts, what it in fact reads and sends"),
        new("本次只作静态分析，没有运行应用。须在真机或沙箱中运行并录制流量。", "This audit reads the file and does not run it. Run the app on a device and record its traffic."),
        ["D02", "D03", "D07", "D08", "D09", "D10", "D12", "D13", "D14", "D17", "D18", "D20", "D31"]);

    public static NotAnalysed Problem(NotAnalysedArea area, string where, ImmutableArray<string> messages, ImmutableArray<string> detectors)
    {
        var shown = string.Join("; ", messages.Take(ShownNames));
        var rest = messages.Length > ShownNames ? $" (+{messages.Length - ShownNames})" : "";
        return NotAnalysed.Create(
            area,
            new($"{where}：格式异常，{messages.Length} 处", $"{where}: {messages.Length} irregularities"),
            new($"读取器的说明：{shown}{rest}", $"What the reader says: {shown}{rest}"),
            detectors);
    }

    public static NotAnalysed CutOff(string type, string method, int targets, ImmutableArray<string> detectors) => NotAnalysed.Create(
        NotAnalysedArea.CallPaths,
        new($"对 {type}->{method} 的虚调用有 {targets} 个可能目标", $"Virtual calls of {type}->{method} have {targets} possible targets"),
        new("只跟踪了其中一部分，可能漏掉调用路径。", "Only part of them was followed; call paths may be missing."),
        detectors);

    public static NotAnalysed SplitRequired(ImmutableArray<string> detectors) => NotAnalysed.Create(
        NotAnalysedArea.Archive,
        new("应用的其余分包", "The other packages of the app"),
        new("清单说明应用由多个分包组成，本次只提供了其中一个。请一并提供。", "The manifest says that the app comes in several packages and only one was given. Give all of them."),
        detectors);

    public static NotAnalysed Layouts(int files) => NotAnalysed.Create(
        NotAnalysedArea.Manifest,
        new($"{files} 个布局或设置文件", $"{files} layouts or settings files"),
        new("无法读取，其中的默认勾选看不到。", "They could not be read; boxes that are ticked in them are not seen."),
        ["D09"]);

    public static NotAnalysed NetworkSecurity(string why) => NotAnalysed.Create(
        NotAnalysedArea.Manifest,
        new("网络安全配置", "The network security configuration"),
        new($"无法读取：{why}", $"It could not be read: {why}"),
        ["D28"]);

    public static NotAnalysed Boundary(string kind, int count, ImmutableArray<string> evidence, ImmutableArray<string> detectors)
    {
        var number = count.ToString(CultureInfo.InvariantCulture);
        var places = count == 1 ? "1 place" : $"{number} places";
        var (area, what, why) = kind switch
        {
            "reflection" => (
                NotAnalysedArea.Reflection,
                new LocalizedText($"反射调用，{number} 处", $"Calls by reflection, in {places}"),
                new LocalizedText("按名称调用的方法没有解析，经由它们的调用路径看不到。", "Methods that are called by name were not resolved; call paths through them are not seen.")),
            "dynamic-loading" => (
                NotAnalysedArea.DynamicLoading,
                new($"运行时加载代码，{number} 处", $"Code loaded at run time, in {places}"),
                new("运行时下载或解出的代码不在文件中，无法分析；须在运行中取得。", "Code that is fetched or unpacked at run time is not in the file; it must be taken from a run.")),
            "webview-bridge" => (
                NotAnalysedArea.WebView,
                new($"网页可调用应用方法的接口，{number} 处", $"Bridges by which web pages call the app, in {places}"),
                new("网页中的脚本没有分析，它们可能经由接口取得数据。", "Scripts of web pages were not analysed; they may obtain data through a bridge.")),
            "process" => (
                NotAnalysedArea.Native,
                new($"启动其他程序，{number} 处", $"Other programs are started, in {places}"),
                new("命令行及其输出没有分析。", "Command lines and their output were not analysed.")),
            _ => (
                NotAnalysedArea.Native,
                new($"加载原生库，{number} 处", $"Native libraries are loaded, in {places}"),
                new("原生代码没有分析，它可以直接读取标识符和文件。", "Native code was not analysed; it can read identifiers and files by itself.")),
        };
        return NotAnalysed.Create(area, what, why, detectors, evidence);
    }

    public static NotAnalysed NativeLibraries(List<string> names, long bytes, ImmutableArray<string> evidence, ImmutableArray<string> detectors) => NotAnalysed.Create(
        NotAnalysedArea.Native,
        new($"{names.Count} 个原生库：{Names(names, "等")}", $"{(names.Count == 1 ? "1 native library" : $"{names.Count} native libraries")}: {Names(names, "and more")}"),
        new($"原生代码（共 {Mebibytes(bytes)} MiB）没有分析，它可以直接读取标识符和文件。", $"Native code ({Mebibytes(bytes)} MiB) was not analysed; it can read identifiers and files by itself."),
        detectors,
        evidence);

    public static NotAnalysed Payloads(List<string> names, ImmutableArray<string> evidence, ImmutableArray<string> detectors) => NotAnalysed.Create(
        NotAnalysedArea.DynamicLoading,
        new($"包内另有 {names.Count} 个可执行文件：{Names(names, "等")}", $"{names.Count} further executables in the package: {Names(names, "and more")}"),
        new("系统不会自行加载它们，应用可能在运行时加载；没有分析。", "The system does not load them by itself and the app may; they were not analysed."),
        detectors,
        evidence);

    public static NotAnalysed Pages(List<string> names, ImmutableArray<string> evidence, ImmutableArray<string> detectors) => NotAnalysed.Create(
        NotAnalysedArea.WebView,
        new($"包内的网页和脚本 {names.Count} 个：{Names(names, "等")}", $"{names.Count} web pages and scripts in the package: {Names(names, "and more")}"),
        new("其中的脚本没有分析。", "Their scripts were not analysed."),
        detectors,
        evidence);

    public static NotAnalysed DataFlow(int sources, int sinks) => NotAnalysed.Create(
        NotAnalysedArea.DataFlow,
        WayOf(sources, sinks),
        new("本次没有跟踪数据流：能读取、也能发送，不等于发送了读取到的内容。", "Data was not followed: that code can read and can send does not mean that it sends what it reads."),
        ["D18", "D28"]);

    public static NotAnalysed CutFlows(int sources, int sinks, List<KeyValuePair<string, int>> cutOffs) => NotAnalysed.Create(
        NotAnalysedArea.DataFlow,
        WayOf(sources, sinks),
        new(
            $"数据流跟踪到以下之处为止，可能还有未见的数据流：{string.Join("；", cutOffs.Select(static c => Cut(c.Key, c.Value).Zh))}。",
            $"Data was followed except for the following, so there may be flows that were not seen: {string.Join("; ", cutOffs.Select(static c => Cut(c.Key, c.Value).En))}."),
        ["D18", "D28"]);

    public static NotAnalysed AssumedMethods(IReadOnlyList<FlowDefault> methods, IReadOnlyList<string> most) => NotAnalysed.Create(
        NotAnalysedArea.DataFlow,
        new(
            $"应用之外、没有模型描述的 {methods.Count} 个方法（{methods.Sum(static m => m.Calls)} 处调用）对数据的处理",
            $"What {methods.Count} methods outside the app that no model describes do with data ({methods.Sum(static m => m.Calls)} calls)"),
        new(
            $"按缺省假设：结果由接收者和参数构成，持有数据的接收者吸收所给的数据。调用最多的是：{string.Join("；", most)}。",
            $"It is assumed that the result is made of the receiver and the arguments, and that a receiver that holds data takes up what it is given. Called most: {string.Join("; ", most)}."),
        []);

    private static LocalizedText WayOf(int sources, int sinks) => new(
        $"从 {sources} 处读取到 {sinks} 处输出之间的数据流",
        $"The flow of data from {sources} places that read it to {sinks} places that let data out");

    private static LocalizedText Cut(string reason, int count) => reason switch
    {
        "budget" => new($"超出时间或工作量上限而略过的方法 {count} 个", $"methods left out because time or work had run out ({count})"),
        "memory" => new($"超出内存上限而略过的方法 {count} 个", $"methods left out because memory had run out ({count})"),
        "entry" => new($"超出单个入口工作量上限而略过的方法 {count} 个", $"methods left out because the work for one entry point had run out ({count})"),
        "method" => new($"超出单个方法工作量上限的方法 {count} 个", $"methods not followed to their end because the work for one method had run out ({count})"),
        "size" => new($"过大而未跟踪的方法 {count} 个", $"methods too large to be followed ({count})"),
        "depth" => new($"字段路径过多而缩短的方法 {count} 个", $"methods whose paths of fields were made shorter because there were too many ({count})"),
        "contexts" => new($"调用环境过多而合并的方法 {count} 个", $"methods with too many contexts, which were merged ({count})"),
        "fault" => new($"分析本身出错而略过的方法 {count} 个（请报告给 Candor）", $"methods left out because the analysis itself failed on them, to be reported to Candor ({count})"),
        "hits" => new($"数据与输出处的组合过多而未全部区分的方法 {count} 个", $"methods in which more data comes to more sinks than is kept apart ({count})"),
        "loops" => new($"含未能收敛的循环的方法 {count} 个", $"methods with loops that did not settle ({count})"),
        "method-handles" => new($"含未解析的方法句柄的方法 {count} 个", $"methods with method handles that were not resolved ({count})"),
        "reflection" => new($"含未解析的反射调用的方法 {count} 个", $"methods with calls by reflection that were not resolved ({count})"),
        "callbacks" => new($"登记的对象过多而未全部回调的方法 {count} 个", $"methods that register too many objects to call them all back ({count})"),
        "repetitions" => new($"未能收敛的递归方法 {count} 个", $"recursive methods that did not settle ({count})"),
        "references" => new($"含不知指向何处的调用的方法 {count} 个", $"methods with calls of which it is not known where they lead ({count})"),
        "targets" => new($"含可能目标过多的虚调用的方法 {count} 个", $"methods with virtual calls that have too many possible targets ({count})"),
        "writes" => new($"写入过多字段的方法 {count} 个", $"methods that change too many fields ({count})"),
        _ => new($"{reason} {count} 处", $"{reason} ({count})"),
    };

    public static NotAnalysed RefusedCalls(int places, List<string> permissions) => NotAnalysed.Create(
        NotAnalysedArea.Runtime,
        new(
            $"{places} 处调用所需的权限，应用一个也没有申请：{Names([.. permissions.Select(ShortName)], "等")}",
            $"{places} calls need permissions of which the app requests none: {Names([.. permissions.Select(ShortName)], "and more")}"),
        new(
            "系统会拒绝这些调用，因此没有计入应用的行为；与其他应用共享用户标识的除外。",
            "The system refuses such calls, so they are not counted as practices; an app that shares its user id with another may be an exception."),
        ["D05", "D06", "D16"]);

    private static string ShortName(string permission) => permission[(permission.LastIndexOf('.') + 1)..];

    public static NotAnalysed Packer(LocalizedText name, List<string> traces, List<string> missing, int declared, ImmutableArray<string> evidence) => NotAnalysed.Create(
        NotAnalysedArea.Packer,
        new($"被“{name.Zh}”加固隐藏的代码", $"Code hidden by the packer {name.En}"),
        new(
            $"依据：{Names(traces, "等")}。清单声明的 {declared} 个组件中有 {missing.Count} 个不在代码里{(missing.Count > 0 ? $"（{Names(missing, "等")}）" : "")}。请提供未加固的版本，或在运行中取得代码。",
            $"Known by {Names(traces, "and more")}. Of {declared} components that the manifest declares, {missing.Count} are missing from the code"
                + $"{(missing.Count > 0 ? $" ({Names(missing, "and more")})" : "")}. Give the version before packing, or take the code from a run."),
        ["D05", "D06", "D07", "D15", "D16", "D19"],
        evidence);

    public static NotAnalysed UnknownPacker(List<string> missing, int declared, ImmutableArray<string> evidence) => NotAnalysed.Create(
        NotAnalysedArea.Packer,
        new("可能被未知的加固产品隐藏的代码", "Code hidden, as it seems, by a packer that is not known"),
        new(
            $"清单声明的 {declared} 个组件中有 {missing.Count} 个不在代码里：{Names(missing, "等")}。请提供未加固的版本，或在运行中取得代码。",
            $"Of {declared} components that the manifest declares, {missing.Count} are missing from the code: {Names(missing, "and more")}. "
                + "Give the version before packing, or take the code from a run."),
        ["D05", "D06", "D07", "D15", "D16", "D19"],
        evidence);

    public static NotAnalysed MissingComponents(List<string> missing, int declared, ImmutableArray<string> evidence) => NotAnalysed.Create(
        NotAnalysedArea.DynamicLoading,
        new(
            $"清单声明的 {declared} 个组件中有 {missing.Count} 个不在代码里：{Names(missing, "等")}",
            $"Of {declared} components that the manifest declares, {missing.Count} are missing from the code: {Names(missing, "and more")}"),
        new("可能是遗留声明，也可能在运行时加载；没有分析。", "They may be left over, or loaded at run time; they were not analysed."),
        ["D05", "D06", "D07", "D15", "D16", "D19"],
        evidence);

    private static string Names(List<string> names, string more) =>
        string.Join(", ", names.Take(ShownNames)) + (names.Count > ShownNames ? $" {more}" : "");

    private static string Mebibytes(long bytes) => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);
}
