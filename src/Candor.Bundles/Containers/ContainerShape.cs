using System.Collections.Immutable;
using Candor.Bundles.Verification;

namespace Candor.Bundles.Containers;

/// <summary>How a container differs from what it should hold.</summary>
/// <param name="Missing">Files that are not there.</param>
/// <param name="Unexpected">Files that should not be there, with their sizes.</param>
/// <param name="Faults">Other differences: links, folders, a wrong order.</param>
internal sealed record ContainerShape(ImmutableArray<string> Missing, ImmutableArray<(string Path, long Size)> Unexpected, ImmutableArray<BundleFault> Faults);
