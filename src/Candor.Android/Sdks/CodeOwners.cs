using System.Collections.Immutable;
using Candor.Android.Sdks.Shapes;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android.Sdks;

/// <summary>
/// Tells whose code a class is: that of the SDK with the longest known package prefix of its name, else that of the SDK whose profile its shape
/// fits, else the app's own. A tool without a party
/// that receives data acts for the app, and so does an SDK of the app's own publisher.
/// </summary>
internal sealed class CodeOwners
{
    private readonly Sdk?[] _sdks;
    private readonly PartyRegistry _parties;
    private readonly DexProgram _program;
    private readonly string _ownPrefix;

    public CodeOwners(PartyRegistry parties, DexProgram program, string package)
    {
        _parties = parties;
        _program = program;
        _ownPrefix = OwnPrefix(package);
        _sdks = new Sdk?[program.ClassCount];
        Parallel.For(0, _sdks.Length, i => _sdks[i] = parties.FindByClass(program.GetClassDescriptor(i)));
    }

    private CodeOwners(PartyRegistry parties, DexProgram program, string ownPrefix, Sdk?[] sdks)
    {
        _parties = parties;
        _program = program;
        _ownPrefix = ownPrefix;
        _sdks = sdks;
    }

    /// <summary>The SDKs that were known by shape.</summary>
    public ImmutableArray<SdkShape> Shapes { get; private init; } = [];

    /// <summary>The same with the classes of SDKs that were known by their shapes.</summary>
    public CodeOwners With(ImmutableArray<SdkShape> shapes)
    {
        var sdks = (Sdk?[])_sdks.Clone();
        foreach (var shape in shapes)
        {
            foreach (var id in shape.Classes)
            {
                sdks[id] ??= _parties.FindSdk(shape.Sdk);
            }
        }

        return new(_parties, _program, _ownPrefix, sdks) { Shapes = shapes };
    }

    /// <summary>The SDK of a class; null where the class is the app's own.</summary>
    public Sdk? SdkOfClass(int classId) => _sdks[classId];

    /// <summary>The id of the party whose code a class is.</summary>
    public string PartyOfClass(int classId) => PartyOf(_sdks[classId]);

    /// <summary>The id of the party whose code a class is, by its name with dots.</summary>
    public string PartyOfClass(string className)
    {
        var descriptor = $"L{className.Replace('.', '/')};";
        return PartyOf(_program.TryFindClass(descriptor, out var id) ? _sdks[id] : _parties.FindByClass(descriptor));
    }

    /// <summary>Whether an SDK is another party's and receives data.</summary>
    public bool IsThirdParty(Sdk sdk) => PartyOf(sdk) != PartyIds.First;

    /// <summary>Whether an SDK is the app's own publisher's.</summary>
    public bool IsOwn(Sdk sdk) => sdk.Packages.Any(IsOwn);

    /// <summary>Whether a class belongs to a tool: a library that sends nobody anything.</summary>
    public bool IsTool(int classId) => _sdks[classId] is { } sdk && IsTool(sdk);

    private bool IsTool(Sdk sdk) => sdk.Role == "tooling" || _parties.Find(sdk.Party) is { IsToolingOnly: true };

    private string PartyOf(Sdk? sdk)
    {
        if (sdk is null || IsTool(sdk) || IsOwn(sdk))
        {
            return PartyIds.First;
        }

        return sdk.Party;
    }

    private bool IsOwn(string package) =>
        _ownPrefix.Length > 0 && (package == _ownPrefix || package.StartsWith(_ownPrefix + ".", StringComparison.Ordinal));

    /// <summary>The first two segments of the package id, which name its publisher by custom; empty where there are fewer.</summary>
    private static string OwnPrefix(string package)
    {
        var first = package.IndexOf('.', StringComparison.Ordinal);
        if (first < 0)
        {
            return "";
        }

        var second = package.IndexOf('.', first + 1);
        return second < 0 ? package : package[..second];
    }
}
