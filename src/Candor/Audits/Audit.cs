using System.Collections.Immutable;

namespace Candor;

/// <summary>One run over one subject. Everything but <see cref="Run"/> is the same, byte for byte, whenever the inputs and the knowledge are.</summary>
/// <param name="SchemaVersion">The version of the JSON form, as in <c>docs/audit.schema.json</c>.</param>
/// <param name="Tool">What made it.</param>
/// <param name="Options">What it was asked to assume.</param>
/// <param name="Subject">What was audited.</param>
/// <param name="Inputs">The files that were read.</param>
/// <param name="Policies">The policies that were read.</param>
/// <param name="Permissions">The permissions that the subject requests.</param>
/// <param name="Sdks">The third parties' code inside it.</param>
/// <param name="Practices">What the subject does.</param>
/// <param name="Conduct">Other facts about the subject.</param>
/// <param name="Recipients">The hosts that the subject sent requests to, where its traffic was recorded.</param>
/// <param name="Disclosures">What the policies say.</param>
/// <param name="Consistency">How the two agree.</param>
/// <param name="Findings">What the law says of it, gravest first.</param>
/// <param name="NotAnalysed">What was not looked at.</param>
/// <param name="Evidence">The evidence of all of it, by id.</param>
/// <param name="Glossary">The names of all that is spoken of by id.</param>
/// <param name="Run">Facts of this run.</param>
public sealed record Audit(
    string SchemaVersion,
    ToolIdentity Tool,
    AuditOptions Options,
    Subject Subject,
    ImmutableArray<AuditInput> Inputs,
    ImmutableArray<Policy> Policies,
    ImmutableArray<RequestedPermission> Permissions,
    ImmutableArray<EmbeddedSdk> Sdks,
    ImmutableArray<Practice> Practices,
    ImmutableArray<Conduct> Conduct,
    ImmutableArray<Recipient> Recipients,
    ImmutableArray<Disclosure> Disclosures,
    ImmutableArray<Consistency> Consistency,
    ImmutableArray<Finding> Findings,
    ImmutableArray<NotAnalysed> NotAnalysed,
    ImmutableArray<Evidence> Evidence,
    Glossary Glossary,
    AuditRun Run)
{
    /// <summary>What was alleged of the subject, and what came of it.</summary>
    public ImmutableArray<Allegation> Allegations { get; init; } = [];

    /// <summary>The version of the JSON form that this code writes.</summary>
    public const string CurrentSchemaVersion = "1.1";

    /// <summary>What driving the page showed; null where the subject is no page.</summary>
    public PageRun? Page { get; init; }
}
