namespace Candor.Traffic;

/// <summary>What made a request, as far as the recorder knows; all parts are null where it does not.</summary>
/// <param name="Kind">The kind of initiator: <c>script</c>, <c>parser</c>, <c>beacon</c>, <c>worker</c>, <c>navigation</c> …, in the recorder's words.</param>
/// <param name="Script">The URL of the script whose code made it.</param>
/// <param name="Line">The line in that script, counted from 1.</param>
/// <param name="Column">The column in that line, counted from 1.</param>
/// <param name="FrameUrl">The URL of the document (page or iframe) that it belongs to.</param>
/// <param name="PageUrl">The URL of the top page.</param>
public sealed record FlowOrigin(string? Kind, string? Script, int? Line, int? Column, string? FrameUrl, string? PageUrl)
{
    /// <summary>Nothing is known.</summary>
    public static FlowOrigin Unknown { get; } = new(null, null, null, null, null, null);
}
