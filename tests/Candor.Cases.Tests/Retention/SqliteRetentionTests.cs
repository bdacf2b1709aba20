using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Retention;

public sealed class SqliteRetentionTests(TestServers servers) : RetentionContract
{
    private protected override Task<StoreAddress> AddressAsync() => servers.SqliteAsync();
}
