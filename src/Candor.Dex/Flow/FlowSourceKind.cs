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

    /// <summary>By a call that, as its model says, reads what a string constant with this beginning names.</summary>
    Text,

    /// <summary>By a call that, as its model says, reads what an object names which a static field of the platform holds or a method gives.</summary>
    Name,

    /// <summary>As a driver says that it comes: <see cref="FlowAnalysis.Delivered"/>.</summary>
    Driver,
}
