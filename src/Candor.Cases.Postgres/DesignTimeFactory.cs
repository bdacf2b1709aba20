using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Candor.Cases.Postgres;

/// <summary>Gives <c>dotnet ef</c> a context; it connects to nothing.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<CandorDbContext>
{
    /// <inheritdoc/>
    public CandorDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        StoreAddress.Parse("Host=localhost;Database=design").Configure(options);
        return new(options.Options);
    }
}
