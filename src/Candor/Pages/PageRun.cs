using System.Collections.Immutable;

namespace Candor;

/// <summary>What driving a page through the stages of consent showed, beside its practices.</summary>
/// <param name="Url">The address that was opened.</param>
/// <param name="FinalUrl">The address that it led to.</param>
/// <param name="Viewport">The viewport: <c>phone</c> or <c>desktop</c>.</param>
/// <param name="Language">The language that the browser asked for, such as <c>zh-CN</c>.</param>
/// <param name="Browser">The browser and its version.</param>
/// <param name="ThirdPartyCookies">Whether cookies of third parties were accepted.</param>
/// <param name="Visits">The visits, each in a fresh context, in the order in which they were made.</param>
/// <param name="Controls">Boxes and switches that ask for consent, an agreement or enrolment.</param>
/// <param name="Dialog">The consent dialog; null where none was found.</param>
/// <param name="Fields">The fields of forms.</param>
/// <param name="PolicyLink">The link to the privacy policy; null where none was found.</param>
/// <param name="Scripts">Scripts that are known by their behaviour.</param>
public sealed record PageRun(
    string Url,
    string FinalUrl,
    string Viewport,
    string Language,
    string Browser,
    bool ThirdPartyCookies,
    ImmutableArray<PageVisit> Visits,
    ImmutableArray<ConsentControl> Controls,
    ConsentDialog? Dialog,
    ImmutableArray<FormField> Fields,
    PolicyLink? PolicyLink,
    ImmutableArray<ScriptConduct> Scripts);
