using System.Globalization;
using System.Security.Cryptography;

namespace Candor.Server.Work;

/// <summary>Lays out what a request names in the folder of its audit, and writes the arguments of the command.</summary>
internal sealed class AuditInputs(IEvidenceVault vault, WorkerOptions options)
{
    /// <summary>The folder for what the audit makes, inside its own.</summary>
    public const string Output = "out";

    /// <summary>Copies the files and gives the arguments.</summary>
    /// <exception cref="InvalidDataException">The request makes no sense, or the vault lacks a file.</exception>
    /// <exception cref="IOException">The vault cannot be read.</exception>
    public async Task<IReadOnlyList<string>> LayOutAsync(JobRequest request, string folder, CancellationToken cancellation)
    {
        var output = Directory.CreateDirectory(Path.Combine(folder, Output)).FullName;
        var subject = await PlaceAsync(request.Subject, Path.Combine(folder, "subject"), "app.apk", cancellation);
        // Values are joined to their options, so that none is taken for an option itself.
        List<string> arguments =
        [
            "audit", "--out=" + output, "--format=html,json,sarif", "--fail-on=never", "--lang=" + (request.Language == "en" ? "en" : "zh"), "--date=" + request.Date, "--pack=" + request.Packs,
        ];
        if (request.Category is { Length: > 0 } category)
        {
            arguments.Add("--category=" + category);
        }

        var number = 0;
        foreach (var policy in request.Policies.IsDefault ? [] : request.Policies)
        {
            var place = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"policy{++number}"));
            arguments.Add("--policy=" + await PlaceAsync(policy, place, "policy.html", cancellation));
        }

        arguments.AddRange((request.Allegations.IsDefault ? [] : request.Allegations).Select(static a => "--allege=" + a));
        if (request.AllowPrivate)
        {
            arguments.Add("--allow-private");
        }

        if (options.BundleKey is { } key)
        {
            arguments.AddRange(["--bundle=" + Path.Combine(output, "bundle.zip"), "--key=" + key]);
        }

        return [.. arguments, "--", subject];
    }

    private async Task<string> PlaceAsync(AuditSource source, string folder, string other, CancellationToken cancellation)
    {
        if (source.Address is { } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri.AbsoluteUri
                : throw new InvalidDataException("The address is not one of http or https.");
        }

        if (source.Sha256 is not { } sha256)
        {
            throw new InvalidDataException("The request names neither a file nor an address.");
        }

        await using var content = await vault.OpenAsync(sha256, cancellation) ?? throw new InvalidDataException($"The vault has no file {sha256}.");
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, SafeName.Of(source.FileName, other));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
        {
            var buffer = new byte[128 << 10];
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256 ? path : throw new IOException($"The vault gave other bytes than those of {sha256}.");
    }
}
