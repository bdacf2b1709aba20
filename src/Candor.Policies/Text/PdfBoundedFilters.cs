using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Candor.Policies.Text;

/// <summary>The filters of PDF streams, each with a bound on what it may yield: a small file can unpack to more than any machine holds.</summary>
/// <param name="limit">Most bytes that one filter of one stream may yield.</param>
internal sealed class PdfBoundedFilters(int limit) : IFilterProvider
{
    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IFilter[] Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new BoundedFilter(f, limit))];

    private sealed class BoundedFilter(IFilter filter, int limit) : IFilter
    {
        /// <summary>How much longer than its input the output of run lengths (128 bytes of 2) or of LZW (whole strings of 9 bits) is at most, roughly.</summary>
        private const int Growth = 64;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var tooLarge = filter switch
            {
                FlateFilter => Inflates(input) > limit,
                RunLengthFilter or LzwFilter => input.Length > limit / Growth,
                _ => input.Length > limit,
            };
            return tooLarge ? throw new PdfTooLargeException() : filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        /// <summary>How many bytes a zlib stream yields, counted no further than just above the limit; a broken one till where it breaks.</summary>
        private long Inflates(Memory<byte> input)
        {
            if (input.Length < 3)
            {
                return 0;
            }

            var buffer = new byte[64 << 10];
            var total = 0L;
            try
            {
                using var stream = new DeflateStream(new MemoryStream(input[2..].ToArray()), CompressionMode.Decompress);
                for (int read; total <= limit && (read = stream.Read(buffer)) > 0; total += read)
                {
                }
            }
            catch (InvalidDataException)
            {
                // The filter itself decides what to make of it.
            }

            return total;
        }
    }
}
