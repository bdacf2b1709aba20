namespace Candor.Dex;

/// <summary>What happens to data in a step of a flow.</summary>
public enum FlowStepKind
{
    /// <summary>It enters.</summary>
    Source,

    /// <summary>It is moved, computed with or converted.</summary>
    Assign,

    /// <summary>It is passed to a method of the app.</summary>
    Call,

    /// <summary>It comes back from a method of the app.</summary>
    Return,

    /// <summary>It is stored in a field, array or collection.</summary>
    Store,

    /// <summary>It is read from a field, array or collection.</summary>
    Load,

    /// <summary>It passes a method outside the app.</summary>
    Library,

    /// <summary>It leaves.</summary>
    Sink,
}
