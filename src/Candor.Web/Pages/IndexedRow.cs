namespace Candor.Web.Pages;

/// <summary>A row of an IndexedDB database.</summary>
/// <param name="Origin">The origin that keeps it.</param>
/// <param name="Database">The name of the database.</param>
/// <param name="Text">The key and the value, as far as they are text or numbers.</param>
internal sealed record IndexedRow(string Origin, string Database, string Text);
