using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Candor.Android.Zip;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Web;
using Candor.Web.Browser;
using Candor.Web.Recording;

namespace Candor.Cli.Auditing;

/// <summary>Audits pages for the command: addresses, HTML files, folders, and pages inside an app.</summary>
internal static class PageSubjects
{
    /// <summary>Between an app and the page inside it.</summary>
    private const string Inside = ".apk!";

    /// <summary>Whether a subject is a page.</summary>
    public static bool Is(string subject) =>
        IsAddress(subject) || IsInside(subject) || Directory.Exists(subject)
        || subject.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || subject.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || subject.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a subject is an address of the web.</summary>
    public static bool IsAddress(string subject) =>
        subject.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks that there is something to audit.</summary>
    /// <exception cref="CommandException">There is not.</exception>
    public static void Check(string subject, PageOptions options)
    {
        if (IsAddress(subject))
        {
            if (!Uri.TryCreate(subject, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            {
                throw CommandException.Usage($"'{subject}' is no address.");
            }
        }
        else if (IsInside(subject))
        {
            InputFile.Check(subject[..(subject.IndexOf(Inside, StringComparison.OrdinalIgnoreCase) + Inside.Length - 1)]);
        }
        else if (Directory.Exists(subject))
        {
            if (PageSubject.OfFolder(subject) is null)
            {
                throw CommandException.Usage($"'{subject}' is a folder without index.html; name a file in it.");
            }
        }
        else
        {
            InputFile.Check(subject);
        }

        foreach (var path in (IEnumerable<string?>)[options.StepsPath, options.AuthorityPath])
        {
            if (path is not null)
            {
                InputFile.Check(path);
            }
        }
    }

    /// <summary>Audits a page.</summary>
    /// <exception cref="CommandException">There is no browser, the page cannot be opened, or a file that was given is wrong.</exception>
    public static PageObservation Observe(KnowledgeBase knowledge, string subject, PageOptions options, CaptureOptions capture, TimeProvider clock, Action<string> progress, CancellationToken cancellation)
    {
        var persona = CaptureSubject.ReadPersona(capture.PersonaPath, knowledge);
        try
        {
            return new PageObserver(knowledge, persona, new TrafficAnalyser(knowledge, persona), ToAuditOptions(options, capture.IsRedacted), clock)
                .ObserveAsync(Subject(subject), progress, cancellation).GetAwaiter().GetResult();
        }
        catch (BrowserException e)
        {
            throw CommandException.NotAnalysed($"'{Name(subject)}' could not be audited as a page: {e.Message}", e);
        }
    }

    /// <summary>The name of a subject, without folders.</summary>
    public static string Name(string subject) => IsAddress(subject) ? subject : Path.GetFileName(Path.TrimEndingDirectorySeparator(subject));

    private static bool IsInside(string subject) => subject.Contains(Inside, StringComparison.OrdinalIgnoreCase);

    private static PageSubject Subject(string subject)
    {
        if (IsAddress(subject))
        {
            return PageSubject.OfAddress(subject);
        }

        if (IsInside(subject))
        {
            return InsideApp(subject);
        }

        return Directory.Exists(subject) ? PageSubject.OfFolder(subject)! : PageSubject.OfFile(subject);
    }

    /// <summary>A page among an app's assets, with the assets beside it as its site.</summary>
    private static PageSubject InsideApp(string subject)
    {
        var at = subject.IndexOf(Inside, StringComparison.OrdinalIgnoreCase) + Inside.Length;
        var app = subject[..(at - 1)];
        var page = subject[at..].TrimStart('/');
        try
        {
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            using (var archive = ZipArchiveReader.Open(FileBytes.Open(app)))
            {
                var root = page.StartsWith("assets/", StringComparison.Ordinal) ? "assets/" : string.Empty;
                foreach (var entry in archive.Entries.Where(e => e.Name.StartsWith(root, StringComparison.Ordinal)).DistinctBy(static e => e.Name, StringComparer.Ordinal).Take(5000))
                {
                    if (LocalSite.MediaTypeOf(entry.Name) != "application/octet-stream")
                    {
                        files[entry.Name] = archive.Read(entry).Bytes;
                    }
                }
            }

            if (!files.TryGetValue(page, out var bytes))
            {
                throw CommandException.Usage($"'{Path.GetFileName(app)}' holds no page '{page}'.");
            }

            return new($"https://{LocalSite.DefaultHost}/{page}", $"{Path.GetFileName(app)}!{page}", bytes, new(LocalSite.DefaultHost, files.GetValueOrDefault));
        }
        catch (Android.Packages.BadApkException e)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(app)}' could not be read as an Android app: {e.Message}", e);
        }
    }

    private static PageAuditOptions ToAuditOptions(PageOptions options, bool redact)
    {
        if (options.Viewport is not ("phone" or "desktop"))
        {
            throw CommandException.Usage($"--viewport is '{options.Viewport}'; it takes phone or desktop.");
        }

        if (options.Language is not ("zh" or "en"))
        {
            throw CommandException.Usage($"--page-lang is '{options.Language}'; it takes zh or en.");
        }

        var hosts = ImmutableArray.CreateBuilder<HostRule>();
        foreach (var text in options.Resolve)
        {
            hosts.Add(HostRule.Parse(text) ?? throw CommandException.Usage($"--resolve is '{text}'; write it as host.example=127.0.0.1:8443."));
        }

        var roots = new X509Certificate2Collection();
        if (options.AuthorityPath is { } path)
        {
            try
            {
                roots.ImportFromPemFile(path);
            }
            catch (CryptographicException e)
            {
                throw CommandException.Usage($"'{Path.GetFileName(path)}' holds no certificates in PEM: {e.Message}");
            }
        }

        RecordedSteps? steps = null;
        if (options.StepsPath is { } file)
        {
            try
            {
                steps = RecordedSteps.Parse(InputFile.Read(file));
            }
            catch (FormatException e)
            {
                throw CommandException.Usage($"'{Path.GetFileName(file)}' holds no steps: {e.Message}");
            }
        }

        return new(
            options.Viewport == "phone",
            options.Language == "en" ? "en" : "zh-CN",
            options.BlockThirdPartyCookies,
            redact,
            steps,
            new(options.AllowPrivate, hosts.ToImmutable(), roots, null, RecorderLimits.Default));
    }
}
