using System.CommandLine;
using Candor.Cli.Auditing;

namespace Candor.Cli.Commands;

/// <summary>The options that concern pages.</summary>
internal sealed class PageArguments
{
    private readonly Option<string> _viewport = new("--viewport") { Description = "For a page: phone or desktop.", DefaultValueFactory = static _ => PageOptions.Default.Viewport, HelpName = "phone|desktop" };
    private readonly Option<string> _language = new("--page-lang") { Description = "For a page: the language that the browser asks for, zh or en.", DefaultValueFactory = static _ => PageOptions.Default.Language, HelpName = "zh|en" };
    private readonly Option<string?> _steps = new("--steps") { Description = "For a page: what to press to refuse, accept and withdraw, as JSON, where Candor does not find it by itself.", HelpName = "FILE" };
    private readonly Option<bool> _private = new("--allow-private") { Description = "For a page: let it reach loopback, link-local and private addresses." };
    private readonly Option<bool> _block = new("--block-third-party-cookies") { Description = "For a page: refuse cookies of third parties. Default: accept them, so that all that a page would keep is seen." };
    private readonly Option<string[]> _resolve = new("--resolve") { Description = "For a page: where a host is, such as shop.example=127.0.0.1:8443 (with *.example for all below). May be given more than once.", HelpName = "HOST=ADDRESS" };
    private readonly Option<string?> _authority = new("--ca") { Description = "For a page: certificates in PEM to trust beside the system's, for a site that is not public yet.", HelpName = "FILE" };

    public IEnumerable<Option> All => [_viewport, _language, _steps, _private, _block, _resolve, _authority];

    public PageOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_viewport)!,
        parsed.GetValue(_language)!,
        parsed.GetValue(_steps),
        parsed.GetValue(_private),
        parsed.GetValue(_block),
        [.. parsed.GetValue(_resolve) ?? []],
        parsed.GetValue(_authority));

    /// <summary>The options as they are typed, those left at their default left out, file names without their folders.</summary>
    public static IEnumerable<string> Words(PageOptions options)
    {
        if (options.Viewport != PageOptions.Default.Viewport)
        {
            yield return "--viewport";
            yield return options.Viewport;
        }

        if (options.Language != PageOptions.Default.Language)
        {
            yield return "--page-lang";
            yield return options.Language;
        }

        if (options.StepsPath is { } steps)
        {
            yield return "--steps";
            yield return Path.GetFileName(steps);
        }

        if (options.AllowPrivate)
        {
            yield return "--allow-private";
        }

        if (options.BlockThirdPartyCookies)
        {
            yield return "--block-third-party-cookies";
        }

        foreach (var host in options.Resolve)
        {
            yield return "--resolve";
            yield return host;
        }

        if (options.AuthorityPath is { } authority)
        {
            yield return "--ca";
            yield return Path.GetFileName(authority);
        }
    }
}
