namespace Candor.Cases;

/// <summary>Where in S3 a vault is. Keys come from the environment, as the SDK reads them (<c>AWS_ACCESS_KEY_ID</c>, a role of the machine, …).</summary>
/// <param name="Bucket">The bucket; it must be there.</param>
public sealed record S3VaultOptions(string Bucket)
{
    /// <summary>What stands before every key, without a slash at its end; empty for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The address of a server that speaks S3; null for Amazon's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region; null where the environment says, or where there is only one.</summary>
    public string? Region { get; init; }

    /// <summary>Where files wait until their hash is known; null for the system's folder.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Reads <c>s3://bucket/prefix?endpoint=https://…&amp;region=…</c>.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static S3VaultOptions Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "s3" || address.Host.Length == 0)
        {
            throw new ArgumentException($"'{text}' is not of the form s3://bucket/prefix?endpoint=https://…&region=….", nameof(text));
        }

        var options = new S3VaultOptions(address.Host) { Prefix = Uri.UnescapeDataString(address.AbsolutePath).Trim('/') };
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (pair[..at], Uri.UnescapeDataString(pair[(at + 1)..])) : (pair, "");
            options = name switch
            {
                "endpoint" when Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" => options with { Endpoint = endpoint },
                "region" when value.Length > 0 => options with { Region = value },
                _ => throw new ArgumentException($"'{pair}' is neither endpoint=https://… nor region=….", nameof(text)),
            };
        }

        return options;
    }
}
