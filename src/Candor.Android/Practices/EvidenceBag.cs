using System.Collections.Immutable;

namespace Candor.Android.Practices;

/// <summary>Gathers evidence, each place once.</summary>
internal sealed class EvidenceBag(string blob)
{
    private readonly Dictionary<string, Evidence> _byId = new(StringComparer.Ordinal);

    /// <summary>Adds a place in the app and yields the id of its evidence.</summary>
    public string Add(Locator locator)
    {
        var evidence = Evidence.Create(blob, locator);
        _byId[evidence.Id] = evidence;
        return evidence.Id;
    }

    /// <summary>All evidence, ordered by id.</summary>
    public ImmutableArray<Evidence> ToImmutable() => [.. _byId.Values.OrderBy(static e => e.Id, StringComparer.Ordinal)];
}
