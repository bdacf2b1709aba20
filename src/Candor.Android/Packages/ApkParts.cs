using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Android.Resources;
using Candor.Android.Signing;

namespace Candor.Android.Packages;

/// <summary>The parts of a package as they come from the reader.</summary>
internal sealed record ApkParts(
    string Sha256,
    AndroidManifest? Manifest,
    ResourceTable? Resources,
    ApkSignatures Signatures,
    ImmutableArray<DexEntry> DexFiles,
    ImmutableArray<NativeLibrary> NativeLibraries,
    ImmutableArray<Payload> Payloads,
    ImmutableArray<ApkProblem> Problems);
