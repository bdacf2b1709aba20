using System.Collections.Immutable;
using System.Globalization;
using Candor.Knowledge;
using Candor.Server.Hosting;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Web;

/// <summary>Hands audits to the queue.</summary>
internal sealed class AuditSubmission(IAuditQueue queue, CandorDbContext db, Uploads uploads, ServerOptions options, KnowledgeBase knowledge, TimeProvider clock)
{
    /// <summary>The most subjects of one campaign.</summary>
    public const int MostSubjects = 50;

    /// <summary>After how many attempts an audit waits for a person, where the submission does not say.</summary>
    public const int DefaultAttempts = 3;

    private const long LargeFile = 60L << 20;

    /// <summary>The law packs that <c>--pack</c> takes, each with its name; of a group the one that applies today.</summary>
    public IEnumerable<(string Id, LocalizedText Name)> Packs => knowledge.Law.Packs
        .Where(p => p.Group is null || p.IsFor(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)))
        .Select(static p => (p.Group ?? p.Id, p.Name));

    /// <summary>Reads what audits a form asks for; a refusal where it asks for nothing that can be audited.</summary>
    public async Task<(ImmutableArray<JobRequest> Requests, LocalizedText? Refusal)> ReadAsync(IFormCollection form, string account, CancellationToken cancellation)
    {
        var packs = string.Join(',', form["pack"].Where(p => Packs.Any(k => k.Id == p)));
        var date = DateOnly.TryParseExact(form["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var category = form["category"].ToString();
        if (category.Length > 0 && knowledge.Law.Categories.All(c => c.Id != category))
        {
            return ([], new("没有这个应用类别。", "There is no such category of app."));
        }

        var addresses = form["address"].SelectMany(static a => (a ?? "").Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (addresses.Find(static a => !IsAddress(a)) is { } bad)
        {
            return ([], new($"“{Short(bad)}”不是 http(s) 网址。", $"'{Short(bad)}' is no http(s) address."));
        }

        var files = form.Files.GetFiles("subject").Where(static f => f.Length > 0).ToList();
        if (addresses.Count + files.Count is 0 or > MostSubjects)
        {
            return ([], new($"请上传应用或填写网址，最多 {MostSubjects} 个。", $"Upload apps or give addresses, at most {MostSubjects}."));
        }

        var policies = ImmutableArray.CreateBuilder<AuditSource>();
        foreach (var policy in form.Files.GetFiles("policy").Where(static f => f.Length > 0).Take(8))
        {
            policies.Add(await uploads.TakeAsync(policy, account, cancellation));
        }

        var policyAddress = form["policy-address"].ToString().Trim();
        if (policyAddress.Length > 0)
        {
            if (!IsAddress(policyAddress))
            {
                return ([], new("隐私政策的网址不是 http(s) 网址。", "The policy's address is no http(s) address."));
            }

            policies.Add(new(null, null, policyAddress));
        }

        var requests = ImmutableArray.CreateBuilder<JobRequest>();
        foreach (var file in files)
        {
            requests.Add(Request(await uploads.TakeAsync(file, account, cancellation)));
        }

        requests.AddRange(addresses.Select(a => Request(new(null, null, a))));
        return (requests.ToImmutable(), null);

        JobRequest Request(AuditSource subject) => new(
            subject,
            policies.ToImmutable(),
            category.Length > 0 ? category : null,
            date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            packs.Length > 0 ? packs : "cn",
            form["language"] == "en" ? "en" : "zh")
        {
            Origin = form["origin"].ToString() is { Length: > 0 } origin ? Short(origin) : null,
            AllowPrivate = options.AllowPrivate,
        };
    }

    /// <summary>Hands a request in, in the lane of its urgency and of the size of its file.</summary>
    public async Task<string> SubmitAsync(
        JobRequest request, string key, int priority, string? campaign, string? caseId, string? account, CancellationToken cancellation, int attempts = DefaultAttempts)
    {
        var sha256 = request.Subject.Sha256;
        var size = sha256 is null ? 0 : await db.Blobs.Where(b => b.Sha256 == sha256).Select(static b => b.Size).FirstOrDefaultAsync(cancellation);
        return await queue.SubmitAsync(
            new(key, JobRequestJson.Write(request), Short(request.Subject.FileName ?? request.Subject.Address ?? "?"), new(priority, size > LargeFile ? 1 : 0), campaign, caseId, account)
            {
                MaxAttempts = attempts,
            },
            cancellation);
    }

    private static bool IsAddress(string text) => text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
