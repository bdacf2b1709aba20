using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Cli.Bundling;

/// <summary>Writes the log of what an audit did, from the audit itself: so the same audit has the same log.</summary>
internal static class StepWriter
{
    public static StepLog Write(Audit audit)
    {
        var steps = ImmutableArray.CreateBuilder<LoggedStep>();
        void Add(string zh, string en, string? visit = null, ImmutableArray<string> evidence = default) =>
            steps.Add(new(steps.Count + 1, new(zh, en), visit, evidence.IsDefault ? [] : evidence));

        foreach (var input in audit.Inputs)
        {
            Add($"读取{(input.Role == "subject" ? "检测对象" : "隐私政策")} {input.FileName}：{input.Size} 字节，SHA-256 {input.Sha256}", $"Read the {input.Role} {input.FileName}: {input.Size} bytes, SHA-256 {input.Sha256}");
        }

        if (audit.Subject.Kind == SubjectKind.AndroidApp)
        {
            Add(
                $"读取安装包 {audit.Subject.Identifier}，版本 {audit.Subject.VersionName} ({audit.Subject.VersionCode})",
                $"Read the package {audit.Subject.Identifier}, version {audit.Subject.VersionName} ({audit.Subject.VersionCode})");
            foreach (var certificate in audit.Subject.Certificates)
            {
                Add(
                    $"读取签名（{certificate.Scheme}）：{certificate.Subject}，证书 SHA-256 {certificate.Sha256}，校验结果 {certificate.Verification}",
                    $"Read the signature ({certificate.Scheme}): {certificate.Subject}, certificate SHA-256 {certificate.Sha256}, {certificate.Verification}");
            }

            Add(
                $"分析代码：权限 {audit.Permissions.Length} 项，SDK {audit.Sdks.Length} 个，行为 {audit.Practices.Length} 项",
                $"Analysed the code: {audit.Permissions.Length} permissions, {audit.Sdks.Length} SDKs, {audit.Practices.Length} practices");
        }

        if (audit.Page is { } page)
        {
            Add($"用 {page.Browser} 打开 {page.Url}（{page.Viewport}，{page.Language}）", $"Opened {page.Url} in {page.Browser} ({page.Viewport}, {page.Language})");
            foreach (var visit in page.Visits)
            {
                var kind = KebabEnum.Format(visit.Kind);
                foreach (var step in visit.Steps)
                {
                    Add(step.Zh, step.En, kind);
                }

                Add(
                    $"该次访问共发出 {visit.Requests} 个请求，发往 {visit.Recipients.Length} 个主机，{(visit.IsComplete ? "已完成" : "未完成")}",
                    $"The visit made {visit.Requests} requests to {visit.Recipients.Length} hosts and is {(visit.IsComplete ? "complete" : "not complete")}",
                    kind,
                    visit.Evidence);
            }
        }

        if (audit.Recipients.Length > 0)
        {
            Add($"分析流量：{audit.Recipients.Length} 个主机", $"Analysed the traffic: {audit.Recipients.Length} hosts");
        }

        foreach (var policy in audit.Policies)
        {
            Add(
                $"阅读 {policy.FileName}：正文 {policy.Characters} 字符，SHA-256 {policy.TextSha256}，{(policy.IsComplete ? "已全部读取" : "未能全部读取")}",
                $"Read {policy.FileName}: {policy.Characters} characters of text, SHA-256 {policy.TextSha256}, {(policy.IsComplete ? "all of it" : "not all of it")}");
        }

        if (audit.Policies.Length > 0)
        {
            Add($"比对：告知 {audit.Disclosures.Length} 项，一致性判断 {audit.Consistency.Length} 项", $"Compared: {audit.Disclosures.Length} disclosures, {audit.Consistency.Length} judgements of consistency");
        }

        foreach (var allegation in audit.Allegations)
        {
            foreach (var tried in allegation.Tried)
            {
                Add($"核查指称（{allegation.DataType}）：{tried.Tried.Zh}——{tried.Result.Zh}", $"Examined the allegation ({allegation.DataType}): {tried.Tried.En}: {tried.Result.En}", null, tried.Evidence);
            }
        }

        Add(
            string.Create(CultureInfo.InvariantCulture, $"适用 {audit.Options.Date} 的法律（{string.Join('、', audit.Options.Packs)}，{audit.Tool.Rules} 条规则）：{Count(audit, Verdict.Violation)} 项违反，{Count(audit, Verdict.Suspected)} 项怀疑，{Count(audit, Verdict.Pass)} 项通过；{audit.NotAnalysed.Length} 处未分析"),
            string.Create(CultureInfo.InvariantCulture, $"Applied the law of {audit.Options.Date} ({string.Join(", ", audit.Options.Packs)}; {audit.Tool.Rules} rules): {Count(audit, Verdict.Violation)} violations, {Count(audit, Verdict.Suspected)} suspicions, {Count(audit, Verdict.Pass)} passed; {audit.NotAnalysed.Length} parts not analysed"));
        return new(audit.Run.Command, steps.ToImmutable());
    }

    private static int Count(Audit audit, Verdict verdict) => audit.Findings.Count(f => f.Verdict == verdict);
}
