using Candor.Calendars;
using Candor.Knowledge;
using Candor.Server.Hosting;

namespace Candor.Server.Web;

/// <summary>The calendar in which this installation counts working days.</summary>
internal sealed class WorkingDays(KnowledgeBase knowledge, ServerOptions options)
{
    /// <summary>The calendar that the options name.</summary>
    public WorkingCalendar Calendar { get; } = knowledge.Calendars.FirstOrDefault(c => c.Id == options.Calendar)
        ?? throw new InvalidOperationException($"The knowledge base has no calendar '{options.Calendar}'.");
}
