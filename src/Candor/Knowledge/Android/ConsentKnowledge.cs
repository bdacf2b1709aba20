using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>How apps ask for consent, keep it, and tell it to SDKs.</summary>
/// <param name="Words">Words in keys and on buttons.</param>
/// <param name="FlagReads">Methods that read stored values.</param>
/// <param name="FlagWrites">Methods that store values.</param>
/// <param name="Statuses">Answers of consent SDKs.</param>
/// <param name="Callbacks">Callbacks of consent SDKs.</param>
/// <param name="Switches">Methods that tell SDKs.</param>
/// <param name="Listeners">Methods that give listeners to buttons.</param>
/// <param name="Orders">Which callbacks wait for the person; one entry for each file that has one.</param>
public sealed record ConsentKnowledge(
    ImmutableArray<ConsentWord> Words,
    ImmutableArray<FlagRead> FlagReads,
    ImmutableArray<FlagWrite> FlagWrites,
    ImmutableArray<ConsentStatus> Statuses,
    ImmutableArray<ConsentCallback> Callbacks,
    ImmutableArray<ConsentSwitch> Switches,
    ImmutableArray<ButtonListener> Listeners,
    ImmutableArray<CallbackOrder> Orders)
{
    /// <summary>Nothing is known.</summary>
    public static ConsentKnowledge Empty { get; } = new([], [], [], [], [], [], [], []);
}
