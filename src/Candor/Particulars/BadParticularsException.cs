namespace Candor.Particulars;

/// <summary>A file of particulars is wrong: nothing of it is used.</summary>
/// <param name="message">The file, the line, what is wrong and what to write.</param>
public sealed class BadParticularsException(string message) : Exception(message);
