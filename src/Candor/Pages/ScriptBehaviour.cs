using System.Text.Json.Serialization;

namespace Candor;

/// <summary>A behaviour by which a script is known without any list.</summary>
[JsonConverter(typeof(KebabEnumConverter<ScriptBehaviour>))]
public enum ScriptBehaviour
{
    /// <summary>It reads many properties of the device that together tell it from others.</summary>
    Fingerprinting,

    /// <summary>It follows pointer, scrolling, input and every change of the document, and sends what it saw.</summary>
    SessionReplay,

    /// <summary>It sends what is typed before anything is submitted.</summary>
    Keystrokes,

    /// <summary>It asks for a permission of the browser before the person did anything.</summary>
    EarlyPermission,
}
