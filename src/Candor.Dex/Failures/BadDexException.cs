using System.Globalization;

namespace Candor.Dex;

/// <summary>The file is wrong: it is not DEX, or a part of it cannot be read. Nothing else is thrown for bad input.</summary>
public sealed class BadDexException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="message">What is wrong, in one sentence without a full stop.</param>
    /// <param name="section">The part of the file.</param>
    /// <param name="offset">Bytes from the start of the file.</param>
    public BadDexException(string message, DexSection section, long offset)
        : base(string.Create(CultureInfo.InvariantCulture, $"{message} ({section} at 0x{offset:x})"))
    {
        Reason = message;
        Section = section;
        Offset = offset;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>The part of the file in which the fault was found.</summary>
    public DexSection Section { get; }

    /// <summary>Where the fault was found, in bytes from the start of the file.</summary>
    public long Offset { get; }
}
