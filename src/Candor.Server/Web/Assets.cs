using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Candor.Server.Web;

/// <summary>The style and the scripts, which are part of the program.</summary>
internal static class Assets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string MediaType, string Tag)> Files = new[] { "candor.css", "candor.js" }.ToFrozenDictionary(
        static name => name,
        static name =>
        {
            using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"Candor.Server.Assets.{name}")!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            return (bytes, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
        },
        StringComparer.Ordinal);

    /// <summary>The address of a file, which changes with its content.</summary>
    public static string Address(string name) => $"/assets/{Files[name].Tag}/{name}";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{tag}/{name}", static (string tag, string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, file.MediaType);
    }).AllowAnonymous().ExcludeFromDescription();
}
