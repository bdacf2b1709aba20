namespace Candor.Policies.Text;

/// <summary>A part of a PDF is larger than the bounds once it is unpacked.</summary>
internal sealed class PdfTooLargeException() : Exception("A part of the file is larger than the bounds once it is unpacked.");
