using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Candor.Android.Exhibits;
using Candor.Android.Packages;
using Candor.Bundles;
using Candor.Bundles.Writing;
using Candor.Cli.Auditing;
using Candor.Reports;

namespace Candor.Cli.Bundling;

/// <summary>Gathers the files of an evidence bundle from an audit, and writes it.</summary>
internal sealed class EvidenceBundle
{
    private const string Readme = """
        证据包（candor 生成）· An evidence bundle, made by candor

        report.html       报告 · the report, for people
        audit.json        检测结果 · the audit
        exhibits.json     证据清单及其与发现的对应 · the exhibits by number, and which findings rest on them
        steps.json        步骤记录 · what was done
        not-tested.json   未检测的内容 · what was not tested
        tool.json         工具、知识库与浏览器版本 · versions of tool, knowledge and browser
        run.json          本次运行的时间与主机 · time and host of this run
        exhibits/ inputs/ 以内容的 SHA-256 命名 · named by the SHA-256 of their content
        SHA256SUMS        可用 sha256sum -c SHA256SUMS 核对 · for sha256sum -c SHA256SUMS
        manifest.json, manifest.sums, statement.json, signature.der, key.pem, timestamp.tst
                          清单、签名声明、签名、公钥、时间戳 · what the signature covers, and the signature

        校验 · Verify:  candor verify THIS-FOLDER [--key PUBLIC-KEY.pem]
        没有 candor 时 · Without candor:
          openssl dgst -sha256 -verify key.pem -signature signature.der statement.json
        签名只说明持有该密钥者签署了本包；密钥属于谁，须另行确认。
        A signature says that the holder of the key signed this; whose key it is has to be known from elsewhere.

        """;

    private static readonly LocalizedText NotAsked = new("按要求只绑定哈希值", "Bound by its hash only, as asked for");
    private static readonly LocalizedText Masked = new("流量需脱敏，未附原始记录", "The traffic was to be redacted, so the recording itself is not included");
    private static readonly LocalizedText NotThere = new("没有可复制的独立文件（网页地址、应用内的页面、文件夹，或已移走的文件）", "There is no file of its own to copy: an address, a page inside an app, a folder, or a file that was moved");
    private readonly Dictionary<string, BundleFile> _files = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Kind, LocalizedText Title, string Sha256, long Size, ImmutableArray<string> Evidence)> _exhibits = [];
    private readonly List<BoundInput> _bound = [];
    private readonly AuditResult _result;
    private readonly AuditJob _job;

    private EvidenceBundle(AuditResult result, AuditJob job)
    {
        _result = result;
        _job = job;
    }

    /// <summary>Writes the bundle of an audit.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static BundleReceipt Write(AuditResult result, AuditJob job, BundleOptions options, Bundles.Signing.SigningKey key, CancellationToken cancellation)
    {
        var bundle = new EvidenceBundle(result, job);
        bundle.Gather(options);
        try
        {
            return BundleWriter.Write(options.Path, bundle._files.Values, key, options.Timestamp is { } authority ? root => TimestampClient.Get(authority, root, cancellation) : null);
        }
        catch (BadBundleException e)
        {
            throw CommandException.NotAnalysed($"The bundle '{options.Path}' could not be written: {(e.File is null ? "" : e.File + ": ")}{e.Message}.", e);
        }
    }

    private void Gather(BundleOptions options)
    {
        // Run facts stand apart, so that everything else is the same tomorrow.
        var run = _result.Audit.Run;
        var audit = _result.Audit with { Run = new(string.Empty, 0, string.Empty, run.Command) };
        var byBlob = audit.Evidence.ToLookup(static e => e.Blob, static e => e.Id, StringComparer.Ordinal);

        Inputs(audit, options, byBlob);
        if (audit.Subject.Kind == SubjectKind.AndroidApp && File.Exists(_job.SubjectPath))
        {
            CodeExhibits(audit);
        }

        foreach (var (sha256, text) in _result.PolicyTexts)
        {
            Exhibit(".txt", Encoding.UTF8.GetBytes(text), "policy-text", new("政策的规范化正文", "The normalised text of a policy"), [.. byBlob[sha256].Order(StringComparer.Ordinal)]);
        }

        foreach (var blob in _result.Blobs)
        {
            var (kind, title) = blob.Extension switch
            {
                ".png" => ("picture", Caption(audit, blob.Sha256)),
                ".har" => ("recording", new("访问期间记录的全部流量（HAR）", "All traffic recorded during the visits (HAR)")),
                _ => ("document", new LocalizedText("页面文档", "A document of the page")),
            };
            Exhibit(blob.Extension, blob.Bytes, kind, title, [.. byBlob[blob.Sha256].Order(StringComparer.Ordinal)]);
        }

        Add("audit.json", AuditJson.Write(audit));
        Add("exhibits.json", BundleJson.Write(Numbered(audit), BundleJson.Context.ExhibitList));
        Add("steps.json", BundleJson.Write(StepWriter.Write(audit), BundleJson.Context.StepLog));
        Add("not-tested.json", BundleJson.Write(new NotTestedRecord(audit.NotAnalysed, [.. audit.Allegations.Where(static a => a.Outcome != AllegationOutcome.Supported)]), BundleJson.Context.NotTestedRecord));
        Add("tool.json", BundleJson.Write(
            new ToolRecord(audit.Tool.Name, audit.Tool.Version, audit.SchemaVersion, audit.Tool.Knowledge, audit.Options.Date, audit.Options.Packs, audit.Tool.Rules, audit.Page?.Browser),
            BundleJson.Context.ToolRecord));
        Add("report.html", HtmlReport.Write(audit, Language.Zh, blobs: _result.Blobs, policyTexts: _result.PolicyTexts));
        Add("README.txt", Encoding.UTF8.GetBytes(Readme.ReplaceLineEndings("\n")));
        Sums();
        Add("run.json", BundleJson.Write(new RunRecord(run.StartedAt, run.DurationMilliseconds, run.Host, RuntimeInformation.FrameworkDescription), BundleJson.Context.RunRecord));
    }

    private void Inputs(Audit audit, BundleOptions options, ILookup<string, string> byBlob)
    {
        var paths = new[] { _job.SubjectPath }.Concat(_job.PolicyPaths).Where(static p => !PageSubjects.IsAddress(p)).ToLookup(static p => Path.GetFileName(Path.TrimEndingDirectorySeparator(p)), StringComparer.Ordinal);
        foreach (var input in audit.Inputs)
        {
            var path = paths[input.FileName].FirstOrDefault(p => File.Exists(p) && new FileInfo(p).Length == input.Size);
            var isMasked = _job.Capture.IsRedacted && audit.Subject.Kind == SubjectKind.Capture && input.Role == "subject";
            if (options.IncludesInputs == false || isMasked || path is null)
            {
                _bound.Add(new(input.Role, input.FileName, input.Sha256, input.Size, options.IncludesInputs == false ? NotAsked : isMasked ? Masked : NotThere));
                continue;
            }

            var name = $"inputs/{input.Sha256}{ExtensionOf(input.FileName)}";
            if (_files.TryAdd(name, new(name, default, path, input.Sha256)))
            {
                _exhibits.Add((name, "input", LocalizedText.Same(input.FileName), input.Sha256, input.Size, [.. byBlob[input.Sha256].Order(StringComparer.Ordinal)]));
            }
        }

        if (_job.Page.StepsPath is { } steps)
        {
            Exhibit(".json", InputFile.Read(steps), "input", new("页面操作步骤文件（--steps）", "The file of steps for the page (--steps)"), []);
        }
    }

    private void CodeExhibits(Audit audit)
    {
        try
        {
            foreach (var exhibit in ApkExhibits.Of(_job.SubjectPath, audit.Evidence))
            {
                Exhibit(exhibit.Extension, exhibit.Bytes, exhibit.Extension == ".xml" ? "manifest" : "code", exhibit.Title, exhibit.Evidence);
            }
        }
        catch (BadApkException e)
        {
            throw CommandException.NotAnalysed($"'{Path.GetFileName(_job.SubjectPath)}' could not be read again for the bundle: {e.Message}", e);
        }
    }

    private void Exhibit(string extension, ReadOnlyMemory<byte> bytes, string kind, LocalizedText title, ImmutableArray<string> evidence)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var name = $"exhibits/{sha256}{extension}";
        if (_files.TryAdd(name, new(name, bytes)))
        {
            _exhibits.Add((name, kind, title, sha256, bytes.Length, evidence));
        }
    }

    private void Add(string name, byte[] bytes) => _files.Add(name, new(name, bytes));

    /// <summary>Numbers the exhibits in the order in which the findings rest on them; inputs and what no finding rests on come after.</summary>
    private ExhibitList Numbered(Audit audit)
    {
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        var findings = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var finding in audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected))
        {
            foreach (var id in finding.Evidence)
            {
                rank.TryAdd(id, rank.Count);
                if (!findings.TryGetValue(id, out var ids))
                {
                    findings[id] = ids = new(StringComparer.Ordinal);
                }

                ids.Add(finding.Id);
            }
        }

        var ordered = _exhibits
            .OrderBy(static e => e.Kind == "input")
            .ThenBy(e => e.Evidence.Select(id => rank.GetValueOrDefault(id, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min())
            .ThenBy(static e => e.Path, StringComparer.Ordinal);
        return new(
            [
                .. ordered.Select((e, i) => new ExhibitEntry(
                    i + 1, e.Path, e.Kind, e.Title, e.Sha256, e.Size, e.Evidence,
                    [.. e.Evidence.SelectMany(id => findings.TryGetValue(id, out var ids) ? ids : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
            ],
            [.. _bound]);
    }

    /// <summary>The hashes of all files but this and the run's, in the form of <c>sha256sum</c>: the same for every run over the same input.</summary>
    private void Sums()
    {
        var text = new StringBuilder();
        foreach (var file in _files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal))
        {
            text.Append(file.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))).Append("  ").Append(file.Path).Append('\n');
        }

        Add("SHA256SUMS", Encoding.ASCII.GetBytes(text.ToString()));
    }

    private static LocalizedText Caption(Audit audit, string sha256) =>
        audit.Evidence.Where(e => e.Blob == sha256).Select(static e => e.Locator).OfType<ScreenshotLocator>().Select(static s => s.Caption).FirstOrDefault()
        ?? new("页面截图", "A picture of the page");

    /// <summary>The extension of a file name, made of letters and digits; <c>.bin</c> where it has none such.</summary>
    private static string ExtensionOf(string fileName)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return extension.Length is > 1 and <= 9 && extension.AsSpan(1).IndexOfAnyExceptInRange('0', 'z') < 0 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : ".bin";
    }
}
