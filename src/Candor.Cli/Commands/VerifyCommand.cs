using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Candor.Bundles;
using Candor.Bundles.Redaction;
using Candor.Bundles.Verification;
using Candor.Cli.Bundling;
using Candor.Cli.Terminal;

namespace Candor.Cli.Commands;

/// <summary><c>candor verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "An evidence bundle: a folder or an archive." };
        var keys = new Option<string[]>("--key") { Description = "A key that may have signed, as you know it from elsewhere: the public half is enough. May be given more than once. Without it any key is accepted, and its id is told.", HelpName = "FILE" };
        var authority = new Option<string?>("--timestamp-ca") { Description = "Certificates (PEM) of time-stamping authorities that you trust. Without it a time-stamp is checked against the certificate that it carries.", HelpName = "FILE" };
        var full = new Option<bool>("--full") { Description = "Check the fine tree of each file too, which redaction relies on. Slower." };
        var reveal = new Option<string?>("--reveal") { Description = "Of a redacted bundle: check that what this folder shows (salts.json, as redaction wrote it or less) is what was taken out.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Write the outcome as JSON." };
        var command = new Command(
            "verify",
            """
            Verifies an evidence bundle, offline: that every byte of it is as it was signed. Ends with 0 where it is, with 1 where it is not, and
            tells which bytes of which files; with 3 where this is no bundle. docs/evidence-bundle.md says what that proves and what not.
            """)
        {
            bundle, keys, authority, full, reveal, json,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(bundle)!,
            new VerifyOptions
            {
                Keys = [.. (parsed.GetValue(keys) ?? []).Select(UserKey.ReadPublic)],
                TimestampAuthorities = parsed.GetValue(authority) is { } path ? Certificates(path) : null,
                IsFull = parsed.GetValue(full),
            },
            parsed.GetValue(reveal),
            parsed.GetValue(json),
            cancellation)));
        return command;
    }

    private static int Run(string path, VerifyOptions options, string? reveal, bool asJson, CancellationToken cancellation)
    {
        if (!Path.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is not there; check the name.");
        }

        if (reveal is not null && !Directory.Exists(reveal))
        {
            throw CommandException.Usage($"'{reveal}' is no folder; give the one that holds salts.json.");
        }

        var report = BundleVerifier.Verify(path, options, cancellation);
        ImmutableArray<RevealedFile> proved = [];
        if (reveal is not null && report.Verdict == BundleVerdict.Intact)
        {
            (proved, var faults) = Reveal(path, reveal);
            report = report with { Faults = faults, Verdict = faults.IsEmpty ? BundleVerdict.Intact : BundleVerdict.Altered };
        }

        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(VerificationJson.Write(report, proved));
        }
        else if (report.Verdict == BundleVerdict.NotABundle)
        {
            throw CommandException.NotAnalysed($"'{path}' is no evidence bundle: it has neither a manifest nor a signed statement of one.");
        }
        else
        {
            Print(report, proved, options);
        }

        return report.Verdict switch { BundleVerdict.Intact => ExitCode.Nothing, BundleVerdict.Altered => ExitCode.Something, _ => ExitCode.NotAnalysed };
    }

    private static void Print(VerificationReport report, ImmutableArray<RevealedFile> proved, VerifyOptions options)
    {
        var output = Console.Out;
        foreach (var fault in report.Faults)
        {
            output.WriteLine("FAILED  " + TerminalText.Safe(fault.ToString()));
        }

        if (report.FaultsLeftOut > 0)
        {
            output.WriteLine($"FAILED  … and {report.FaultsLeftOut} more");
        }

        output.WriteLine(report.Verdict == BundleVerdict.Intact
            ? $"intact: {report.Files} files, {report.Bytes} bytes, root {report.Root}"
            : $"NOT INTACT: {report.Faults.Length + report.FaultsLeftOut} faults; {report.Files} files and {report.Bytes} bytes were looked at");
        foreach (var signer in report.Signers)
        {
            output.WriteLine(
                $"{(signer.Role == "redaction" ? "redacted" : "signed")} by key {signer.KeyId}{(signer.IsSignatureValid ? "" : " (signature NOT valid)")}"
                + (signer.IsExpected is null ? "; whose key it is was not checked: give --key" : signer.IsExpected.Value ? ", which is one that was given" : ", which is NOT one that was given"));
        }

        if (report.Timestamp is { } timestamp)
        {
            output.WriteLine(
                $"time-stamped {timestamp.Time} by '{TerminalText.Safe(timestamp.Authority)}'"
                + (timestamp.IsTrusted is null ? "; its certificate was not checked: give --timestamp-ca" : timestamp.IsTrusted.Value ? ", which leads to an authority that was given" : ""));
        }

        foreach (var file in report.Redacted)
        {
            output.WriteLine(file.IsRemoved ? $"taken out: {file.Path} ({file.Bytes} bytes)" : $"taken out: {file.Parts} parts of {file.Path} ({file.Bytes} bytes)");
        }

        foreach (var file in proved)
        {
            output.WriteLine(file.IsWhole ? $"proved: {file.Path} was signed as {file.Name}, with the content shown" : $"proved: {file.Parts} parts of {file.Path}, signed as {file.Name}");
        }

        if (options.IsFull && report.Verdict == BundleVerdict.Intact)
        {
            output.WriteLine("the fine trees of all files match too");
        }
    }

    private static (ImmutableArray<RevealedFile> Proved, ImmutableArray<BundleFault> Faults) Reveal(string path, string folder)
    {
        try
        {
            return BundleReveal.Check(path, folder);
        }
        catch (BadBundleException e)
        {
            throw CommandException.NotAnalysed($"'{folder}' proves nothing of this bundle: {(e.File is null ? "" : e.File + ": ")}{e.Message}.", e);
        }
    }

    private static X509Certificate2Collection Certificates(string path)
    {
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is not there; check the name.");
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (CryptographicException e)
        {
            throw CommandException.Usage($"'{Path.GetFileName(path)}' holds no certificates in PEM: {e.Message}");
        }

        return certificates.Count > 0 ? certificates : throw CommandException.Usage($"'{Path.GetFileName(path)}' holds no certificates in PEM.");
    }
}
