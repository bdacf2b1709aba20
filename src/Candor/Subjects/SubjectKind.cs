using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What kind of thing is audited.</summary>
[JsonConverter(typeof(KebabEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    /// <summary>One version of one Android app, given as an APK.</summary>
    AndroidApp,

    /// <summary>One web page or local HTML file.</summary>
    WebPage,

    /// <summary>Recorded network traffic.</summary>
    Capture,
}
