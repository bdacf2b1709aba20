using System.CommandLine;
using Candor.Bundles.Writing;
using Candor.Cli.Bundling;

namespace Candor.Cli.Commands;

/// <summary>The options of <c>audit</c> that concern evidence bundles.</summary>
internal sealed class BundleArguments
{
    private readonly Option<string?> _bundle = new("--bundle") { Description = "Write an evidence bundle too: inputs, exhibits, steps and findings, hashed and signed. A folder, or an archive where the name ends in .zip.", HelpName = "PATH" };
    private readonly Option<string?> _inputs = new("--bundle-inputs") { Description = "Whether the bundle holds copies of the inputs, or binds them by their hashes only: copy or bind. Default: copy; with --redact, captures are only bound.", HelpName = "copy|bind" };
    private readonly Option<string?> _key = new("--key") { Description = "The key that signs the bundle: P-256, in PEM. Default: your own, which is made on first use ('candor key show').", HelpName = "FILE" };
    private readonly Option<string?> _timestamp = new("--timestamp") { Description = "Have the bundle's root time-stamped by this authority (RFC 3161). Only a hash is sent.", HelpName = "URL" };

    public IEnumerable<Option> All => [_bundle, _inputs, _key, _timestamp];

    /// <summary>What was asked for; null for no bundle.</summary>
    /// <exception cref="CommandException">It makes no sense.</exception>
    public BundleOptions? Read(ParseResult parsed)
    {
        var (path, inputs, key, timestamp) = (parsed.GetValue(_bundle), parsed.GetValue(_inputs), parsed.GetValue(_key), parsed.GetValue(_timestamp));
        if (path is null)
        {
            return inputs is null && key is null && timestamp is null ? null : throw CommandException.Usage("--bundle-inputs, --key and --timestamp need --bundle PATH.");
        }

        if (inputs is not (null or "copy" or "bind"))
        {
            throw CommandException.Usage($"--bundle-inputs is '{inputs}'; it takes copy or bind.");
        }

        Uri? authority = null;
        if (timestamp is not null && (!Uri.TryCreate(timestamp, UriKind.Absolute, out authority) || authority.Scheme is not ("http" or "https")))
        {
            throw CommandException.Usage($"--timestamp is '{timestamp}'; give an http or https address.");
        }

        return new(path, inputs is null ? null : inputs == "copy", key, authority);
    }

    /// <summary>Where the bundle of one of several subjects goes.</summary>
    public static string PathOf(BundleOptions options, string subject, int subjects) =>
        subjects == 1 ? options.Path
        : options.Path.EndsWith(BundleWriter.ArchiveExtension, StringComparison.OrdinalIgnoreCase) ? options.Path[..^BundleWriter.ArchiveExtension.Length] + "-" + subject + BundleWriter.ArchiveExtension
        : Path.Combine(options.Path, subject);
}
