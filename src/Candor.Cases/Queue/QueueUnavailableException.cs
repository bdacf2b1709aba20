namespace Candor.Cases;

/// <summary>The database or the stream behind the queue cannot be reached now. Every call may be made again: none has half an effect.</summary>
public sealed class QueueUnavailableException : IOException
{
    /// <summary>An exception with its cause.</summary>
    public QueueUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
