namespace Candor.Differences;

/// <summary>A thing with a name: a data type, a party, a permission.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedItem(string Id, LocalizedText Name);
