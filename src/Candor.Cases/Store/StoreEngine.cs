namespace Candor.Cases;

/// <summary>Which database.</summary>
public enum StoreEngine
{
    /// <summary>SQLite: one file, nothing to set up.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
