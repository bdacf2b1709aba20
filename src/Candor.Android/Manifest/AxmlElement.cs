using System.Collections.Immutable;

namespace Candor.Android.Manifest;

/// <summary>One element of a binary XML document.</summary>
public sealed class AxmlElement
{
    internal AxmlElement(
        string? @namespace, string name, int line, ImmutableArray<AxmlAttribute> attributes, ImmutableArray<AxmlElement> children, string text)
    {
        Namespace = @namespace;
        Name = name;
        Line = line;
        Attributes = attributes;
        Children = children;
        Text = text;
    }

    /// <summary>Namespace URI, or <see langword="null"/>.</summary>
    public string? Namespace { get; }

    /// <summary>Local name. Hostile text.</summary>
    public string Name { get; }

    /// <summary>Line in the source XML, as the compiler noted it.</summary>
    public int Line { get; }

    /// <summary>Attributes in file order.</summary>
    public ImmutableArray<AxmlAttribute> Attributes { get; }

    /// <summary>Child elements in file order.</summary>
    public ImmutableArray<AxmlElement> Children { get; }

    /// <summary>Text directly inside the element, joined.</summary>
    public string Text { get; }

    /// <summary>The framework attribute of that name, as Android finds it: by resource id. <see langword="null"/> when absent.</summary>
    public AxmlAttribute? Android(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name && attribute.Namespace == AxmlAttribute.AndroidNamespace)
            {
                return attribute;
            }
        }
        return null;
    }

    /// <summary>The attribute of that name without a namespace, such as <c>package</c>; <see langword="null"/> when absent.</summary>
    public AxmlAttribute? Plain(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name && attribute.Namespace is null)
            {
                return attribute;
            }
        }
        return null;
    }

    /// <summary>The child elements of that name, in file order.</summary>
    public IEnumerable<AxmlElement> Elements(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name)
            {
                yield return child;
            }
        }
    }
}
