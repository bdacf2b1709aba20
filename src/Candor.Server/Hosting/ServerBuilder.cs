using System.Text.Encodings.Web;
using System.Text.Unicode;
using Candor.Knowledge;
using Candor.Server.Accounts;
using Candor.Server.Endpoints;
using Candor.Server.Pages;
using Candor.Server.Security;
using Candor.Server.Web;
using Candor.Server.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerBuilder
{
    /// <summary>Builds a server whose database is up to date; nothing listens yet.</summary>
    public static async Task<WebApplication> BuildAsync(ServerOptions options, TimeProvider clock, Action<WebApplicationBuilder>? change = null)
    {
        // The database, the keys and the files of strangers are for the server's own user.
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(options.Data).FullName
            : Directory.CreateDirectory(options.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, ApplicationName = typeof(ServerBuilder).Assembly.GetName().Name });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestUpload + (1 << 20);
        });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        Add(builder.Services, options, clock, folder);
        change?.Invoke(builder);
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CandorDbContext>();
            await db.Database.MigrateAsync();
            if (db.Database.IsSqlite())
            {
                // Readers do not wait for the writer.
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            }
        }

        // Nobody asks for it, but it is to tell how many jobs there are.
        _ = app.Services.GetRequiredService<JobMeter>();
        Use(app);
        return app;
    }

    private static void Add(IServiceCollection services, ServerOptions options, TimeProvider clock, string folder)
    {
        var address = StoreAddress.Parse(options.Store ?? Path.Combine(folder, "candor.db"));
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(address);
        var signer = ServerKey.Open(folder, options.KeyPassword);
        services.AddSingleton(_ => signer);
        services.AddSingleton(_ => Engines.Vault(options.Vault ?? Path.Combine(folder, "blobs"), clock));
        services.AddSingleton(_ => Engines.Queue(address, options.Nats, clock));
        if (options.Parallel > 0)
        {
            services.AddSingleton(new WorkerOptions(WorkerOptions.NewName(), options.Command ?? WorkerOptions.FindCommand()) { Parallel = options.Parallel, Network = options.Network, BundleKey = ServerKey.Path(folder, "bundle-key.pem") });
            services.AddHostedService<AuditWorker>();
        }
        else
        {
            services.AddHostedService<QueueSweeper>();
        }

        services.AddSingleton(_ => KnowledgeLoader.Load(ShippedKnowledge.Find() ?? throw new DirectoryNotFoundException($"The knowledge base was not found; set {ShippedKnowledge.Variable} to its folder.")));
        services.AddDbContext<CandorDbContext>(o => address.Configure(o));
        services.AddSingleton<WorkingDays>();
        services.AddScoped<CaseStore>();
        services.AddScoped<CaseAccess>();
        services.AddScoped<Visitor>();
        services.AddScoped<RequestLanguage>();
        services.AddScoped<Flash>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<AuditFiles>();
        services.AddScoped<Uploads>();
        services.AddScoped<AuditSubmission>();
        services.AddScoped<MoveForm>();
        services.AddHttpContextAccessor();
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys"))).SetApplicationName("candor");
        AddAccounts(services);
        // Chinese is written as Chinese; what could end a text is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddAntiforgery(static o => o.Cookie.Name = "candor-form");
        services.Configure<FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = options.LargestUpload;
            o.ValueLengthLimit = 1 << 20;
            o.ValueCountLimit = 2000;
        });
        Limits.Add(services, options.RateFactor);
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
        services.AddSingleton<JobMeter>();
        Telemetry.Add(services, "candor-server");
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentity<Account, IdentityRole>(static o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.AllowedUserNameCharacters = null!;
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 6;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<CandorDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<DisplayNameClaims>();
        services.Configure<SecurityStampValidatorOptions>(static o => o.ValidationInterval = TimeSpan.FromSeconds(30));
        services.ConfigureApplicationCookie(static o =>
        {
            o.Cookie.Name = "candor-session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/denied";
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        Policies.Add(services);
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failure.AnswerAsync });
        SecurityHeaders.Use(app);
        app.UseWhen(
            static c => HttpMethods.IsGet(c.Request.Method) && !c.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            static branch => branch.UseStatusCodePagesWithReExecute("/missing", createScopeForStatusCodePages: true));
        app.UseRouting();
        ActivityLog.Use(app);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        Assets.Map(app);
        app.MapHealthChecks("/health/live", new() { Predicate = static _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapOpenApi().RequireAuthorization(Policies.SignedIn);
        AccountEndpoints.Map(app);
        PasskeyEndpoints.Map(app);
        AuditEndpoints.Map(app);
        CaseEndpoints.Map(app);
        ApiEndpoints.Map(app);
        app.MapRazorComponents<App>();
    }
}
