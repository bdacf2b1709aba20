using System.Text.Json.Serialization;

namespace Candor;

/// <summary>A place inside a blob.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CallPathLocator), "call-path")]
[JsonDerivedType(typeof(DataFlowLocator), "data-flow")]
[JsonDerivedType(typeof(CodeLocator), "code")]
[JsonDerivedType(typeof(ManifestLocator), "manifest")]
[JsonDerivedType(typeof(ArchiveEntryLocator), "archive-entry")]
[JsonDerivedType(typeof(TextLocator), "text")]
[JsonDerivedType(typeof(SearchLocator), "search")]
[JsonDerivedType(typeof(TrafficLocator), "traffic")]
[JsonDerivedType(typeof(ScreenshotLocator), "screenshot")]
[JsonDerivedType(typeof(ElementLocator), "element")]
public abstract record Locator
{
    /// <summary>What makes the place this place; part of the id of the evidence.</summary>
    [JsonIgnore]
    public abstract string Key { get; }
}
