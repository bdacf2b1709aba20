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

    /// <summary>The system hands it over: to a thread, a callback, another component. At offset -1 the system calls the method, and it is there.</summary>
    Handover,

    /// <summary>What is done next is decided by it.</summary>
    Condition,

    /// <summary>How it came from the step before to the step behind is not known.</summary>
    Unexplained,

    /// <summary>Steps that were left out because the path is long.</summary>
    Omitted,
}
