using Candor.Web.Boxes;
using Candor.Web.ConsentUi;
using Candor.Web.Visits;

namespace Candor.Web.Evidencing;

/// <summary>What the visits of a run showed, as they are made.</summary>
internal sealed class RunLedger
{
    public List<Visit> Visits { get; } = [];

    public Visit? PolicyVisit { get; set; }

    public ChoiceOutcome? Refused { get; set; }

    public ChoiceOutcome? Accepted { get; set; }

    public ChoiceOutcome? Withdrawn { get; set; }

    public bool? ReturnsAfterRefusal { get; set; }

    public bool? WorksAfterRefusal { get; set; }

    /// <summary>What pressing the main button led to, with the boxes on (false) and off (true).</summary>
    public Dictionary<bool, PressOutcome> Pressed { get; } = [];

    public void Add(Visit visit) => Visits.Add(visit);
}
