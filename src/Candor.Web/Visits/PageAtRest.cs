using System.Collections.Immutable;
using Candor.Web.ConsentUi;
using Candor.Web.Looking;
using Candor.Web.Pages;

namespace Candor.Web.Visits;

/// <summary>A page as it stood before anything was touched.</summary>
/// <param name="Look">Its own document.</param>
/// <param name="Controls">The boxes that ask for consent or enrolment, with their frames.</param>
/// <param name="First">The state of boxes at first paint, by selector.</param>
/// <param name="Dialog">The consent dialog; null where none came.</param>
/// <param name="BlocksPage">Whether the dialog lies over the page.</param>
/// <param name="Buttons">What can be pressed in its own document.</param>
/// <param name="Links">Its links.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Document">Its markup.</param>
internal sealed record PageAtRest(
    LookPage Look,
    ImmutableArray<(PageFrame Frame, LookControl Control)> Controls,
    ImmutableDictionary<string, bool> First,
    FoundDialog? Dialog,
    bool BlocksPage,
    ImmutableArray<LookButton> Buttons,
    ImmutableArray<LookLink> Links,
    ImmutableArray<LookField> Fields,
    string Document);
