using System.Collections.Immutable;

namespace Candor;

/// <summary>The name of something that an audit speaks of by its id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parents">For a data type, the broader types; for a party, its roles.</param>
/// <param name="IsSensitive">For a data type, whether the law calls it sensitive (PIPL art. 28).</param>
/// <param name="Detail">For a party, the company and country; else null.</param>
public sealed record GlossaryEntry(string Id, LocalizedText Name, ImmutableArray<string> Parents, bool IsSensitive, LocalizedText? Detail);
