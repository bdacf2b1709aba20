namespace Candor.Dex;

/// <summary>How data enters.</summary>
public enum FlowSourceKind
{
    /// <summary>As the result of a call of a method; or, where the app overrides it, as its parameters when the platform calls it.</summary>
    Method,

    /// <summary>As the result of a call of a method on an object whose model gives it an <c>id</c> that <see cref="FlowOptions.Marked"/> holds.</summary>
    Marked,

    /// <summary>By reading a static field.</summary>
    Field,

    /// <summary>By passing a string constant with this beginning to a method outside the app.</summary>
    Text,
}
