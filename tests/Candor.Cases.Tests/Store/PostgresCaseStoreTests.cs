using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Store;

public sealed class PostgresCaseStoreTests(TestServers servers) : CaseStoreContract
{
    private protected override Task<StoreAddress> AddressAsync()
    {
        Assert.SkipWhen(TestServers.PostgresMissing is not null, TestServers.PostgresMissing ?? "");
        return servers.PostgresAsync();
    }
}
