using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Zip;

/// <summary>The data of one entry and what was odd about it.</summary>
/// <param name="Bytes">The data, exactly as long as it is; not necessarily as long as the directory says.</param>
/// <param name="Problems">What was tolerated while reading; empty for an honest entry.</param>
public sealed record ZipContent(byte[] Bytes, ImmutableArray<ApkProblem> Problems);
