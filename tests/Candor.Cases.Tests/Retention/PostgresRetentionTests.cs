using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Retention;

public sealed class PostgresRetentionTests(TestServers servers) : RetentionContract
{
    private protected override Task<StoreAddress> AddressAsync()
    {
        Assert.SkipWhen(TestServers.PostgresMissing is not null, TestServers.PostgresMissing ?? "");
        return servers.PostgresAsync();
    }
}
