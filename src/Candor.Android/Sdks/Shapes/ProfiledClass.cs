using System.Collections.Immutable;

namespace Candor.Android.Sdks.Shapes;

/// <summary>A class of a profile.</summary>
/// <param name="Profile">The number of its profile in the index.</param>
/// <param name="Name">Its name in the library, with dots.</param>
/// <param name="Features">Its features, ascending.</param>
internal sealed record ProfiledClass(int Profile, string Name, ImmutableArray<uint> Features);
