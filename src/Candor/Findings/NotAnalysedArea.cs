using System.Text.Json.Serialization;

namespace Candor;

/// <summary>The part of a subject that could not be looked at.</summary>
[JsonConverter(typeof(KebabEnumConverter<NotAnalysedArea>))]
public enum NotAnalysedArea
{
    /// <summary>The file itself or an entry of it.</summary>
    Archive,

    /// <summary>The manifest or the resources.</summary>
    Manifest,

    /// <summary>The signature.</summary>
    Signature,

    /// <summary>Code that could not be read.</summary>
    Code,

    /// <summary>Call paths that were not followed.</summary>
    CallPaths,

    /// <summary>Code hidden by a packer.</summary>
    Packer,

    /// <summary>Native libraries.</summary>
    Native,

    /// <summary>Code that is loaded at run time.</summary>
    DynamicLoading,

    /// <summary>Calls by name.</summary>
    Reflection,

    /// <summary>Pages shown inside the app, and what they may call.</summary>
    WebView,

    /// <summary>Where data that is read goes to.</summary>
    DataFlow,

    /// <summary>What only a run shows.</summary>
    Runtime,

    /// <summary>Recorded traffic: messages that the capture lacks, or that could not be decoded.</summary>
    Traffic,

    /// <summary>The policy or a part of it.</summary>
    Policy,

    /// <summary>Rules that could not be applied.</summary>
    Law,
}
