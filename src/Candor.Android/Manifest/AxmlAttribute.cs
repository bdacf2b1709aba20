using Candor.Android.Resources;
using ValueType = Candor.Android.Resources.ValueType;

namespace Candor.Android.Manifest;

/// <summary>One attribute of a binary XML element.</summary>
/// <param name="Namespace">Namespace URI, or <see langword="null"/>.</param>
/// <param name="Name">Local name: the framework's name for <paramref name="ResourceId"/> where that is known, else the written one.</param>
/// <param name="ResourceId">Id by which Android knows the attribute, or 0.</param>
/// <param name="Raw">The text as it stood in the source, when the compiler kept it.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="Data">The value; its meaning depends on the type.</param>
/// <param name="String">The string when the value is one; hostile text.</param>
public sealed record AxmlAttribute(string? Namespace, string Name, uint ResourceId, string? Raw, ValueType Type, uint Data, string? String)
{
    /// <summary>Namespace of the framework's attributes.</summary>
    public const string AndroidNamespace = "http://schemas.android.com/apk/res/android";

    /// <summary>Whether the value is the id of a resource.</summary>
    public bool IsReference => Type is ValueType.Reference or ValueType.DynamicReference;

    /// <summary>The value as source XML would write it; references as <c>@0x7f010001</c>.</summary>
    public string Text => ValueText.Render(Type, Data, String);
}
