namespace Candor.Android.Sdks.ClassFiles;

/// <summary>A Java class file is not as the specification says.</summary>
/// <param name="message">What is wrong, in English.</param>
/// <param name="offset">Where, in bytes from the start of the file.</param>
public sealed class BadClassFileException(string message, int offset) : Exception(
    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{message} (at {offset})"))
{
    /// <summary>Where, in bytes from the start of the file.</summary>
    public int Offset { get; } = offset;
}
