namespace Candor.Web.Browser;

/// <summary>The browser is not there, does not start, ended, or did not answer in time.</summary>
public sealed class BrowserException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in one sentence to a person.</param>
    /// <param name="inner">What caused it; null where nothing did.</param>
    public BrowserException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
