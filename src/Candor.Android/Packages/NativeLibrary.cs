namespace Candor.Android.Packages;

/// <summary>A native library that Android unpacks or maps for one processor.</summary>
/// <param name="Abi">Processor, such as <c>arm64-v8a</c>.</param>
/// <param name="FileName">File name, such as <c>libfoo.so</c>.</param>
/// <param name="Entry">Name of the entry.</param>
/// <param name="Length">Length in bytes, as the archive says.</param>
public sealed record NativeLibrary(string Abi, string FileName, string Entry, long Length);
