using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerBuilder
{
    public static async Task<WebApplication> BuildAsync(ServerOptions options, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Urls);
        var folder = Directory.CreateDirectory(options.Data).FullName;
        var address = StoreAddress.Parse(options.Store ?? Path.Combine(folder, "candor.db"));
        builder.Services.AddSingleton(clock);
        builder.Services.AddDbContext<CandorDbContext>(o => address.Configure(o));
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CandorDbContext>().Database.MigrateAsync();
        }

        return app;
    }
}
