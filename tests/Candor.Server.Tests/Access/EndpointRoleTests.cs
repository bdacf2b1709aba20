using System.Net;
using Candor.Server.Accounts;
using Candor.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Access;

/// <summary>Every endpoint for every role, and for nobody. Who may reach what is written here a second time.</summary>
public sealed class EndpointRoleTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static readonly string[] Everybody = ["nobody", .. Capacity.All];
    private static readonly string[] SignedIn = Capacity.All;
    private static readonly string[] Reading = ["tester", "reviewer", "approver", "reader"];
    private static readonly string[] Staff = ["tester", "reviewer", "approver"];
    private static readonly string[] Administrator = ["administrator"];

    /// <summary>Endpoints and who may reach them. The interface for programs is tried with tokens.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["GET /"] = Everybody,
        ["GET /sign-in"] = Everybody,
        ["GET /sign-in/code"] = Everybody,
        ["GET /invitation/{Secret}"] = Everybody,
        ["GET /denied"] = Everybody,
        ["GET /missing"] = Everybody,
        ["GET /complain"] = Everybody,
        ["GET /complaints/{Id}"] = Everybody,
        ["GET /complaints/{id}/export.json"] = Everybody,
        ["GET /notices"] = Everybody,
        ["GET /notices/{Number}"] = Everybody,
        ["GET /assets/{tag}/{name}"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["POST /language"] = Everybody,
        ["POST /sign-in"] = Everybody,
        ["POST /sign-in/code"] = Everybody,
        ["POST /sign-in/passkey/options"] = Everybody,
        ["POST /sign-in/passkey"] = Everybody,
        ["POST /sign-out"] = Everybody,
        ["POST /invitation/{secret}"] = Everybody,
        ["POST /complain"] = Everybody,
        ["POST /complaints/{id}/erase"] = Everybody,
        ["GET /account"] = SignedIn,
        ["GET /cases"] = SignedIn,
        ["GET /cases/{Id}"] = SignedIn,
        ["GET /cases/{id}/chain.json"] = SignedIn,
        ["GET /cases/{id}/audits/{job}/{name}"] = SignedIn,
        ["GET /cases/{id}/files/{sha256}"] = SignedIn,
        ["GET /cases/{id}/picture"] = Reading,
        ["GET /openapi/{documentName}.json"] = SignedIn,
        ["POST /cases/{id}/moves"] = SignedIn,
        ["POST /account/password"] = SignedIn,
        ["POST /account/totp/enable"] = SignedIn,
        ["POST /account/totp/disable"] = SignedIn,
        ["POST /account/tokens"] = SignedIn,
        ["POST /account/tokens/{id}/revoke"] = SignedIn,
        ["POST /account/passkeys/options"] = SignedIn,
        ["POST /account/passkeys"] = SignedIn,
        ["POST /account/passkeys/remove"] = SignedIn,
        ["GET /audits"] = Reading,
        ["GET /audits/{Id}"] = Reading,
        ["GET /audits/{Old}/compare/{New}"] = Reading,
        ["GET /audits/{id}/progress"] = Reading,
        ["GET /audits/{id}/files/{**name}"] = Reading,
        ["GET /campaigns"] = Reading,
        ["GET /campaigns/{Id}"] = Reading,
        ["GET /queue"] = Reading,
        ["POST /audits"] = Staff,
        ["POST /campaigns"] = Staff,
        ["POST /cases"] = Staff,
        ["POST /audits/{id}/cancel"] = Staff,
        ["POST /audits/{id}/retry"] = Staff,
        ["POST /audits/{id}/case"] = Staff,
        ["GET /accounts"] = Administrator,
        ["GET /activity"] = Administrator,
        ["POST /accounts/invite"] = Administrator,
        ["POST /accounts/{id}/roles"] = Administrator,
        ["POST /accounts/{id}/disable"] = Administrator,
        ["GET /api/audits"] = Reading,
        ["POST /api/audits"] = Staff,
        ["GET /api/audits/{id}"] = Reading,
        ["GET /api/audits/{id}/files/{**name}"] = Reading,
        ["GET /api/cases"] = SignedIn,
        ["GET /api/cases/{id}/chain"] = SignedIn,
    };

    [Fact]
    public void Every_endpoint_is_on_the_list_and_the_list_has_no_other()
    {
        var found = server.Server.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(static s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(static e => e.RoutePattern.RawText?.StartsWith("/_", StringComparison.Ordinal) != true && e.RoutePattern.RawText?.StartsWith('_') != true)
            .SelectMany(static e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Where(m => m is "POST" or "GET")
                .Select(m => (Method: m, Path: "/" + e.RoutePattern.RawText!.TrimStart('/'), IsPage: e.Metadata.Any(static x => x.GetType().Name == "ComponentTypeMetadata")))
                .Where(static e => !(e.IsPage && e.Method == "POST"))
                .Select(static e => $"{e.Method} {e.Path}"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found);
    }

    public static TheoryData<string, string> Matrix => [.. Allowed.Keys.SelectMany(static e => Everybody.Select(r => (e, r)))];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_role_reaches_what_it_may_and_nothing_else(string endpoint, string role)
    {
        var parts = endpoint.Split(' ');
        var path = System.Text.RegularExpressions.Regex.Replace(parts[1], @"\{[^}]+\}", "none", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        if (path.EndsWith("/none.json", StringComparison.Ordinal))
        {
            path = "/openapi/v1.json";
        }

        using var response = path.StartsWith("/api/", StringComparison.Ordinal)
            ? await server.ByTokenAsync(role, parts[0], path)
            : await server.ByCookieAsync(role, parts[0], path);
        var isDenied = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (response.StatusCode == HttpStatusCode.Found && response.Headers.Location?.OriginalString is { } to && (to.Contains("/sign-in?ReturnUrl", StringComparison.Ordinal) || to.Contains("/denied", StringComparison.Ordinal)));
        // The page that says 'not allowed' answers so itself.
        if (path == "/denied")
        {
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            return;
        }

        Assert.Equal(!Allowed[endpoint].Contains(role), isDenied);
        Assert.True((int)response.StatusCode < 500, $"{endpoint} for {role}: {response.StatusCode}");
    }

    public static TheoryData<string> Changes => [.. Allowed.Keys.Where(static e => e.StartsWith("POST", StringComparison.Ordinal) && !e.Contains("/api/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_form_of_another_site_changes_nothing(string endpoint)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(endpoint.Split(' ')[1], @"\{[^}]+\}", "none", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        var role = Allowed[endpoint].Except(["nobody"], StringComparer.Ordinal).First();
        using var response = await server.ByCookieAsync(role, "POST", path, withToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/audits")]
    [InlineData("POST", "/api/audits")]
    public async Task The_interface_for_programs_takes_no_cookie(string method, string path)
    {
        using var response = await server.ByCookieAsync("tester", method, path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
