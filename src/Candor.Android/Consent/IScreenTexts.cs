using System.Collections.Immutable;

namespace Candor.Android.Consent;

/// <summary>What the resources of an app say of its buttons.</summary>
internal interface IScreenTexts
{
    /// <summary>Whether the layouts could be read, so that a method that none names is no handler of one.</summary>
    bool HasLayouts { get; }

    /// <summary>The name of a resource without its type, such as <c>btn_agree</c>; null where it has none.</summary>
    string? NameOf(uint id);

    /// <summary>The texts of a string resource, in all languages.</summary>
    ImmutableArray<string> TextsOf(uint id);

    /// <summary>The labels of the views that carry an id, in all layouts and languages.</summary>
    ImmutableArray<string> LabelsOf(uint viewId);

    /// <summary>For a method that layouts name as <c>android:onClick</c>, one entry a view: the id of the view, 0 for none, and its labels.</summary>
    ImmutableArray<(uint Id, ImmutableArray<string> Labels)> ViewsOfHandler(string method);
}
