using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What sets a reachable piece of code off, from the earliest to the latest.</summary>
[JsonConverter(typeof(KebabEnumConverter<Trigger>))]
public enum Trigger
{
    /// <summary>The start of the process, before any screen: Application, content providers, initialisers.</summary>
    ApplicationStart,

    /// <summary>The launcher activity's own life cycle.</summary>
    FirstScreen,

    /// <summary>Another component that the manifest declares.</summary>
    Component,

    /// <summary>A callback that the system or the person sets off.</summary>
    Callback,
}
