namespace Candor.Server.Work;

/// <summary>Why a child process was killed.</summary>
internal enum ChildLimit
{
    /// <summary>It used more memory than it may.</summary>
    Memory,

    /// <summary>It took longer than it may.</summary>
    Time,

    /// <summary>Nobody wants its result any more.</summary>
    Unwanted,
}
