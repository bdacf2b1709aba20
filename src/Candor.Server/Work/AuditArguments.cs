namespace Candor.Server.Work;

/// <summary>What an audit command is called with. Nothing of it goes through a shell.</summary>
internal static class AuditArguments
{
    /// <summary>The arguments.</summary>
    /// <param name="request">The request.</param>
    /// <param name="subject">The file or address to audit.</param>
    /// <param name="policies">The policies' files or addresses.</param>
    /// <param name="output">The folder for what it makes.</param>
    /// <param name="bundleKey">The key that signs the evidence bundle; null for no bundle.</param>
    public static IEnumerable<string> Of(JobRequest request, string subject, IReadOnlyList<string> policies, string output, string? bundleKey)
    {
        yield return "audit";
        foreach (var policy in policies)
        {
            yield return "--policy";
            yield return policy;
        }

        if (request.Category is { } category)
        {
            yield return "--category";
            yield return category;
        }

        string[] fixedPart =
        [
            "--date", request.Date, "--pack", request.Packs, "--lang", request.Language == "en" ? "en" : "zh", "--out", output, "--format", "html,json,sarif", "--fail-on", "never",
        ];
        foreach (var argument in fixedPart)
        {
            yield return argument;
        }

        foreach (var allegation in request.Allegations)
        {
            yield return "--allege";
            yield return allegation;
        }

        if (request.AllowPrivate)
        {
            yield return "--allow-private";
        }

        if (bundleKey is not null)
        {
            yield return "--bundle";
            yield return Path.Combine(output, "bundle.zip");
            yield return "--key";
            yield return bundleKey;
        }

        // Whatever follows is no option, whatever it is called.
        yield return "--";
        yield return subject;
    }
}
