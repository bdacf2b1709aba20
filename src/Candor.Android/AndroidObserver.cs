using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Consent;
using Candor.Android.Conducts;
using Candor.Android.Flows;
using Candor.Android.Gaps;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Android.Sdks;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android;

/// <summary>Observes an Android app in its package file: what it can do, whose code is inside, and what could not be seen.</summary>
/// <param name="knowledge">The knowledge base.</param>
/// <param name="options">How apps are looked at; the defaults where null.</param>
public sealed class AndroidObserver(KnowledgeBase knowledge, AndroidOptions? options = null)
{
    private readonly FlowOptions? _flowOptions = (options ?? new AndroidOptions()).Flows;

    /// <summary>Observes a package.</summary>
    /// <param name="path">The APK.</param>
    /// <param name="stage">Is told each stage that begins, in English; may be null.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="BadApkException">The file is no package at all.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Observation Observe(string path, Action<string>? stage = null, CancellationToken cancellation = default)
    {
        stage?.Invoke("Reading the package");
        using var apk = ApkFile.Open(path, cancellation: cancellation);
        return Observe(apk, stage, cancellation);
    }

    /// <summary>Observes a package that is open already.</summary>
    /// <param name="apk">The package.</param>
    /// <param name="stage">Is told each stage that begins, in English; may be null.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Observation Observe(ApkFile apk, Action<string>? stage = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(apk);
        var subject = SubjectReader.Read(apk);
        var evidence = new EvidenceBag(apk.Sha256);

        stage?.Invoke($"Reading the code of {subject.Identifier}");
        var code = AppCode.Read(apk.DexFiles, knowledge.Android);
        cancellation.ThrowIfCancellationRequested();

        // Data is followed beside all that is done till its result is needed.
        var following = _flowOptions is { } flows ? Task.Run(() => new FlowObserver(knowledge).Observe([apk], code, Until(flows, cancellation)), CancellationToken.None) : null;
        stage?.Invoke("Looking for call paths");
        var reach = new Reach(code, new EntryPoints(code, knowledge.Android).Find(apk.Manifest), BackgroundClasses(apk.Manifest));
        var owners = new CodeOwners(knowledge.Parties, code.Program, subject.Identifier);
        owners = owners.With(new ShapeObserver(knowledge.Android).Observe(code, owners));
        cancellation.ThrowIfCancellationRequested();

        stage?.Invoke("Looking for consent");
        var consent = ConsentAnalysis.Run(code, knowledge.Android, apk.Manifest, new ScreenTexts(apk));
        cancellation.ThrowIfCancellationRequested();

        stage?.Invoke("Naming what was found");
        var uses = PermittedUses.Of(code, apk.Manifest);
        var stages = new StageObserver(code, consent, apk.Manifest, owners, evidence);
        var (accesses, byPermission) = new CodePractices(code, reach, owners, stages, evidence).Observe(uses.Permitted);
        var permissions = new PermissionObserver(knowledge.Android);
        ImmutableArray<Practice> practices = apk.Manifest is null
            ? accesses
            : [.. accesses, .. permissions.Practices(apk.Manifest, evidence)];
        ImmutableArray<RequestedPermission> requested = apk.Manifest is null ? [] : permissions.Permissions(apk.Manifest, byPermission, evidence);
        var sdks = new SdkStarts(code, owners, evidence).Mark(new SdkObserver(knowledge.Parties, evidence).Observe(apk, code, reach, owners), apk.Manifest);
        var (conduct, conductGaps) = new ConductObserver(knowledge, evidence).Observe(apk, code, reach, owners, uses);

        stage?.Invoke("Following data");
        var reading = following?.GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        if (reading is not null)
        {
            practices = [.. practices, .. new FlowPractices(code, reach, owners, knowledge.Parties, stages, evidence).Observe(reading, knowledge.Android.Sinks, apk.Manifest)];
        }

        ImmutableArray<NotAnalysed> gaps = [.. new GapObserver(knowledge.Android, evidence).Observe(apk, code, uses, reading), .. StageGaps.Of(practices, consent), .. conductGaps];
        return new(subject, practices, requested, sdks, conduct, evidence.ToImmutable(), gaps);
    }

    private static FlowOptions Until(FlowOptions flows, CancellationToken cancellation) =>
        flows.Cancellation.CanBeCanceled ? flows : flows with { Cancellation = cancellation };

    private static ImmutableHashSet<string> BackgroundClasses(AndroidManifest? manifest) =>
        [.. manifest?.Components.Where(static c => c.Kind is ComponentKind.Service or ComponentKind.Receiver).Select(static c => c.Name) ?? []];
}
