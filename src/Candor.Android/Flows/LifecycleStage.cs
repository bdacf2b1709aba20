using System.Collections.Immutable;

namespace Candor.Android.Flows;

/// <summary>A stage in the life of a component.</summary>
/// <param name="Methods">Methods that the system calls in it, in this order.</param>
/// <param name="Next">Stages that may follow.</param>
/// <param name="IsRunning">Whether callbacks run in it, in any order and any number of times; then so do its methods.</param>
/// <param name="IsNew">Whether the system makes the object before it, so that fields of an earlier one are gone.</param>
internal sealed record LifecycleStage(ImmutableArray<string> Methods, ImmutableArray<int> Next, bool IsRunning = false, bool IsNew = false);
