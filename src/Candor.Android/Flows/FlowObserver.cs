using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android.Flows;

/// <summary>Follows personal information through an app, from the calls that yield it to those by which it leaves.</summary>
public sealed class FlowObserver(KnowledgeBase knowledge)
{
    /// <summary>Bytes of stack for the analysis, which goes as deep as the calls of the app.</summary>
    private const int StackBytes = 512 << 20;

    /// <summary>Follows the data of one app.</summary>
    /// <param name="apk">The package.</param>
    /// <param name="options">How far to go.</param>
    public FlowReading Observe(ApkFile apk, FlowOptions? options = null)
    {
        AppCode code = AppCode.Read(apk.DexFiles, knowledge.Android);
        return Observe(apk, code, options ?? new FlowOptions());
    }

    internal FlowReading Observe(ApkFile apk, AppCode code, FlowOptions options)
    {
        FlowReading? reading = null;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    FlowAnalysis analysis = new(code.Hierarchy, FlowRulesOf.Knowledge(knowledge.Android), options);
                    FlowDriver driver = new(code, knowledge.Android, analysis, LayoutHandlers.In(apk));
                    driver.AddComponents(apk.Manifest);
                    driver.Run();
                    reading = new FlowReading(code, analysis.Flows(), analysis.MethodCount, analysis.RunCount, analysis.Work, analysis.CutOffs);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    failure = e;
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        return failure is null ? reading! : throw new InvalidOperationException($"The data-flow analysis failed: {failure.Message}", failure);
    }
}
