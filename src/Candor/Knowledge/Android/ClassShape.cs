using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>
/// What is left of a class when its own names are taken away: hashes of what it extends and implements, of the types of its members, and of the
/// members and constants of the platform that its code uses.
/// </summary>
/// <param name="Name">The name of the class in the library, with dots; it is told as evidence and never compared.</param>
/// <param name="Features">The hashes, each once, in ascending order.</param>
public sealed record ClassShape(string Name, ImmutableArray<uint> Features);
