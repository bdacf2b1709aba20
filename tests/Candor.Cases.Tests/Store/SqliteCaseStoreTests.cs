using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Store;

public sealed class SqliteCaseStoreTests(TestServers servers) : CaseStoreContract
{
    private protected override Task<StoreAddress> AddressAsync() => servers.SqliteAsync();
}
