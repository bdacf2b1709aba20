using System.Collections.Immutable;

namespace Candor;

/// <summary>What pressing the main button showed, with the boxes as the page set them and with them turned off.</summary>
/// <param name="ServedOn">Whether the service was given with the boxes on; null where that could not be told.</param>
/// <param name="ServedOff">Whether it was given with the boxes off; null where that could not be told.</param>
/// <param name="OnlyOn">Requests that were sent only with the boxes on.</param>
/// <param name="Changed">Requests that were sent both ways with other content: the difference.</param>
/// <param name="SentAnyway">Requests to other hosts that were sent both ways with the same content.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record ControlEffect(
    bool? ServedOn,
    bool? ServedOff,
    ImmutableArray<string> OnlyOn,
    ImmutableArray<string> Changed,
    ImmutableArray<string> SentAnyway,
    ImmutableArray<string> Evidence);
