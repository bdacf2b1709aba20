namespace Candor.Android.Resources;

/// <summary>One value of a resource in one configuration.</summary>
/// <param name="Config">When the value holds.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="Data">The value; its meaning depends on the type.</param>
/// <param name="String">The string when the value is one; hostile text.</param>
public sealed record ResourceValue(ResourceConfig Config, ValueType Type, uint Data, string? String)
{
    /// <summary>Whether the value is the id of another resource.</summary>
    public bool IsReference => Type is ValueType.Reference or ValueType.DynamicReference;

    /// <summary>The value as source XML would write it.</summary>
    public string Text => ValueText.Render(Type, Data, String);
}
