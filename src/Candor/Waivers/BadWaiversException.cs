namespace Candor.Waivers;

/// <summary>A file of waivers is wrong: nothing of it is used.</summary>
/// <param name="message">The file, the line, what is wrong and what to write.</param>
public sealed class BadWaiversException(string message) : Exception(message);
