using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>What is known of the Android system.</summary>
/// <param name="Sources">Where personal information enters the code.</param>
/// <param name="Sinks">Where data leaves.</param>
/// <param name="Boundaries">Where a static analysis ends.</param>
/// <param name="Permissions">The permissions.</param>
/// <param name="Packers">Products that hide code.</param>
/// <param name="EntryPoints">Methods that the system calls.</param>
/// <param name="Calls">Calls that a rule speaks of and that concern no data type.</param>
/// <param name="Texts">What texts of an app say.</param>
/// <param name="Availability">Data that newer versions no longer give.</param>
/// <param name="Hierarchy">The bytes of <c>android/hierarchy.txt</c>; empty where there is none.</param>
public sealed record AndroidKnowledge(
    ImmutableArray<ApiSource> Sources,
    ImmutableArray<ApiSink> Sinks,
    ImmutableArray<ApiBoundary> Boundaries,
    ImmutableArray<PermissionEntry> Permissions,
    ImmutableArray<Packer> Packers,
    ImmutableArray<EntryPointRule> EntryPoints,
    ImmutableArray<ApiCall> Calls,
    ImmutableArray<AppTextKind> Texts,
    ImmutableArray<DataAvailability> Availability,
    ReadOnlyMemory<byte> Hierarchy)
{
    /// <summary>What code outside an app does with data.</summary>
    public FlowKnowledge Flows { get; init; } = FlowKnowledge.Empty;

    /// <summary>How apps ask for consent and keep it.</summary>
    public ConsentKnowledge Consent { get; init; } = ConsentKnowledge.Empty;

    /// <summary>The shapes of SDKs: their heads; the classes are read when they are asked for.</summary>
    public ImmutableArray<ShapeProfile> Shapes { get; init; } = [];
}
