using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>The parties and their SDKs, found by id, by package and by class.</summary>
public sealed class PartyRegistry
{
    private readonly FrozenDictionary<string, Party> _parties;
    private readonly FrozenDictionary<string, Sdk> _sdks;
    private readonly FrozenDictionary<string, Sdk> _byPackage;
    private readonly FrozenDictionary<string, Party> _byDomain;
    private readonly FrozenDictionary<string, Sdk>.AlternateLookup<ReadOnlySpan<char>> _byPackageSpan;

    /// <summary>Makes the registry. Of entries with the same id or package the first counts; the linter reports the others.</summary>
    public PartyRegistry(ImmutableArray<Party> parties)
    {
        All = parties;
        var byId = new Dictionary<string, Party>(StringComparer.Ordinal);
        var sdks = new Dictionary<string, Sdk>(StringComparer.Ordinal);
        var byPackage = new Dictionary<string, Sdk>(StringComparer.Ordinal);
        var byDomain = new Dictionary<string, Party>(StringComparer.OrdinalIgnoreCase);
        foreach (var party in parties)
        {
            byId.TryAdd(party.Id, party);
            foreach (var domain in party.Domains)
            {
                byDomain.TryAdd(domain, party);
            }

            foreach (var sdk in party.Sdks)
            {
                sdks.TryAdd(sdk.Id, sdk);
                foreach (var package in sdk.Packages)
                {
                    byPackage.TryAdd(package.Replace('.', '/'), sdk);
                }
            }
        }

        _parties = byId.ToFrozenDictionary(StringComparer.Ordinal);
        _sdks = sdks.ToFrozenDictionary(StringComparer.Ordinal);
        _byPackage = byPackage.ToFrozenDictionary(StringComparer.Ordinal);
        _byDomain = byDomain.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byPackageSpan = _byPackage.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All parties, in the order of the files.</summary>
    public ImmutableArray<Party> All { get; }

    /// <summary>The party of an id; null where there is none.</summary>
    public Party? Find(string id) => _parties.GetValueOrDefault(id);

    /// <summary>The SDK of an id; null where there is none.</summary>
    public Sdk? FindSdk(string id) => _sdks.GetValueOrDefault(id);

    /// <summary>The SDK with the longest package prefix of a class; null where none has one.</summary>
    /// <param name="descriptor">The class, as <c>Lpackage/Class;</c>.</param>
    public Sdk? FindByClass(ReadOnlySpan<char> descriptor)
    {
        if (descriptor.Length < 3 || descriptor[0] != 'L')
        {
            return null;
        }

        var name = descriptor[1..].TrimEnd(';');
        while (name.Length > 0)
        {
            if (_byPackageSpan.TryGetValue(name, out var sdk))
            {
                return sdk;
            }

            var slash = name.LastIndexOf('/');
            name = slash < 0 ? [] : name[..slash];
        }

        return null;
    }

    /// <summary>The party whose domain is the longest that a host lies under; null where none is known.</summary>
    /// <param name="host">A host name without port.</param>
    public Party? FindByHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var lookup = _byDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        var name = host.AsSpan().TrimEnd('.');
        while (!name.IsEmpty)
        {
            if (lookup.TryGetValue(name, out var party))
            {
                return party;
            }

            var dot = name.IndexOf('.');
            name = dot < 0 ? [] : name[(dot + 1)..];
        }

        return null;
    }
}
