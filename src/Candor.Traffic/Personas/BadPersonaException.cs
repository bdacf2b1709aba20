namespace Candor.Traffic;

/// <summary>A persona file that cannot be read.</summary>
public sealed class BadPersonaException : Exception
{
    /// <summary>Makes the exception.</summary>
    public BadPersonaException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public BadPersonaException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
