using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Resources;

/// <summary>
/// A compiled resource table (resources.arsc): finds the values of a resource id and lists all strings. Nothing is unpacked
/// beforehand. A broken chunk or entry costs that part only. Layout after frameworks/base, ResourceTypes.h.
/// </summary>
public sealed class ResourceTable
{
    private readonly ResourceLimits _limits;
    private readonly StringPool _strings;
    private readonly ImmutableArray<PackageChunk> _packages;

    private ResourceTable(ResourceLimits limits, StringPool strings, ImmutableArray<PackageChunk> packages, ImmutableArray<ApkProblem> problems)
    {
        _limits = limits;
        _strings = strings;
        _packages = packages;
        Problems = problems;
        Packages = [.. packages.Select(package => package.Package)];
    }

    /// <summary>The packages in file order; an app has one.</summary>
    public ImmutableArray<ResourcePackage> Packages { get; }

    /// <summary>What was tolerated or left out.</summary>
    public ImmutableArray<ApkProblem> Problems { get; }

    /// <summary>Reads the table's directory of chunks.</summary>
    /// <exception cref="BadApkException">This is not a resource table.</exception>
    public static ResourceTable Read(ReadOnlyMemory<byte> data, ResourceLimits? limits = null)
    {
        limits ??= ResourceLimits.Default;
        var problems = ImmutableArray.CreateBuilder<ApkProblem>();
        var bytes = new ChunkBytes(data.Span, "resources");
        if (bytes.Length < 12 || bytes.U16(0) != ChunkType.Table || bytes.U16(2) is var headerLength && (headerLength < 12 || headerLength > bytes.Length))
        {
            throw new BadApkException("resources", "this is not a resource table", 0);
        }
        long end = bytes.U32(4);
        if (end > bytes.Length || end < headerLength)
        {
            problems.Add(new ApkProblem("resources", null, 4, "the table's length is wrong; read to the end of the data"));
            end = bytes.Length;
        }
        var body = bytes.Part(0, end);
        var strings = StringPool.Empty;
        var hasStrings = false;
        var packages = ImmutableArray.CreateBuilder<PackageChunk>();
        var budget = limits.MaxChunks;
        for (long at = headerLength; at < end;)
        {
            if (!ChunkHeader.TryRead(body, at, ChunkHeader.Size, out var header) || budget-- <= 0)
            {
                problems.Add(new ApkProblem("resources", null, at, "a chunk has impossible lengths, or there are too many; the rest is left out"));
                break;
            }
            try
            {
                var chunk = data.Slice((int)at, (int)header.Length);
                if (header.Type == ChunkType.StringPool && !hasStrings)
                {
                    hasStrings = true;
                    strings = StringPool.Read(chunk, "resources", at, problems);
                }
                else if (header.Type == ChunkType.TablePackage)
                {
                    packages.Add(PackageChunk.Read(chunk, header.HeaderLength, at, ref budget, problems));
                }
            }
            catch (BadApkException e)
            {
                problems.Add(e.Problem);
            }
            at += header.Length;
        }
        return new ResourceTable(limits, strings, packages.ToImmutable(), [.. problems.Take(100)]);
    }

    /// <summary>The resource's type and name, such as <c>string/app_name</c>, or <see langword="null"/> when the table does not have it.</summary>
    public string? NameOf(uint id)
    {
        foreach (var (package, type, at) in Find(id))
        {
            if (TryRead(type, at) is { } entry)
            {
                return $"{package.TypeName(type.TypeId)}/{package.KeyNames[entry.Key] ?? "?"}";
            }
        }
        return null;
    }

    /// <summary>The simple values of a resource in file order, one per configuration. Empty for arrays, plurals, styles and unknown ids.</summary>
    public ImmutableArray<ResourceValue> Values(uint id)
    {
        var values = ImmutableArray.CreateBuilder<ResourceValue>();
        foreach (var (_, type, at) in Find(id))
        {
            if (TryRead(type, at) is { IsComplex: false } entry)
            {
                values.Add(new ResourceValue(type.Config, entry.Type, entry.Data, entry.Type == ValueType.String ? _strings[entry.Data] : null));
            }
        }
        return values.ToImmutable();
    }

    /// <summary>The items of an array or of plurals in the default configuration, or in the first one there is.</summary>
    public ImmutableArray<ResourceValue> Items(uint id)
    {
        var best = Find(id).OrderBy(found => found.Type.Config.Locale.Length > 0 || !found.Type.Config.IsOtherwiseDefault).FirstOrDefault();
        if (best.Type is null || TryRead(best.Type, best.At) is not { IsComplex: true } entry)
        {
            return [];
        }
        var items = ImmutableArray.CreateBuilder<ResourceValue>();
        for (var i = 0; i < entry.ItemCount; i++)
        {
            var (type, data) = best.Type.ReadItem(entry, i);
            items.Add(new ResourceValue(best.Type.Config, type, data, type == ValueType.String ? _strings[data] : null));
        }
        return items.ToImmutable();
    }

    /// <summary>The value for a locale, references followed. Cycles and long chains end without a value.</summary>
    /// <param name="id">Resource id.</param>
    /// <param name="locale">BCP 47 tag such as <c>zh-CN</c>, or <see langword="null"/> for the default.</param>
    public ResourceValue? Resolve(uint id, string? locale = null)
    {
        for (var step = 0; step < _limits.MaxReferences; step++)
        {
            if (LocaleMatch.Best(Values(id), locale) is not { } value)
            {
                return null;
            }
            if (!value.IsReference || value.Data == 0)
            {
                return value;
            }
            id = value.Data;
        }
        return null;
    }

    /// <summary>The text of a resource for a locale, references followed; <see langword="null"/> when it has none.</summary>
    public string? ResolveText(uint id, string? locale = null) => Resolve(id, locale) is { } value && !value.IsReference ? value.Text : null;

    /// <summary>The texts of a resource in every locale that it has, ordered by locale, the default first.</summary>
    public ImmutableArray<LocaleText> Texts(uint id)
    {
        var locales = new SortedSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<uint>();
        var pending = new Queue<uint>([id]);
        while (pending.TryDequeue(out var next) && visited.Count < _limits.MaxReferences)
        {
            if (visited.Add(next))
            {
                foreach (var value in Values(next).Take(_limits.MaxLocales))
                {
                    locales.Add(value.Config.Locale);
                    if (value.IsReference)
                    {
                        pending.Enqueue(value.Data);
                    }
                }
            }
        }
        var texts = ImmutableArray.CreateBuilder<LocaleText>();
        foreach (var locale in locales)
        {
            if (ResolveText(id, locale) is { } text)
            {
                texts.Add(new LocaleText(locale, text));
            }
        }
        return texts.ToImmutable();
    }

    /// <summary>All string values, of arrays and plurals too, in the order of type and file. References are not followed.</summary>
    public IEnumerable<StringResource> Strings()
    {
        var given = 0;
        foreach (var package in _packages)
        {
            foreach (var type in package.AllTypes)
            {
                foreach (var resource in StringsOf(package, type))
                {
                    if (given++ == _limits.MaxStrings)
                    {
                        yield break;
                    }
                    yield return resource;
                }
            }
        }
    }

    private IEnumerable<StringResource> StringsOf(PackageChunk package, TypeChunk type)
    {
        var typeName = package.TypeName(type.TypeId);
        for (var slot = 0; slot < type.SlotCount; slot++)
        {
            if (TryReadSlot(type, slot, out var index) is not { } entry)
            {
                continue;
            }
            var id = (uint)package.Package.Id << 24 | (uint)type.TypeId << 16 | (uint)index & 0xffff;
            var name = package.KeyNames[entry.Key] ?? "?";
            if (!entry.IsComplex)
            {
                if (entry.Type == ValueType.String && _strings[entry.Data] is { } value)
                {
                    yield return new StringResource(id, typeName, name, type.Config.Locale, value);
                }
                continue;
            }
            for (var i = 0; i < entry.ItemCount; i++)
            {
                var (itemType, data) = type.ReadItem(entry, i);
                if (itemType == ValueType.String && _strings[data] is { } value)
                {
                    yield return new StringResource(id, typeName, name, type.Config.Locale, value);
                }
            }
        }
    }

    private IEnumerable<(PackageChunk Package, TypeChunk Type, long At)> Find(uint id)
    {
        foreach (var package in _packages)
        {
            // Package id 0 is the table's own, assigned when it is loaded.
            if (package.Package.Id != id >> 24)
            {
                continue;
            }
            foreach (var type in package.Types((byte)(id >> 16)))
            {
                if (type.TryFind((int)(id & 0xffff), out var at))
                {
                    yield return (package, type, at);
                }
            }
        }
    }

    private static TypeEntry? TryRead(TypeChunk type, long at) => type.TryReadEntry(at, out var entry) ? entry : null;

    private static TypeEntry? TryReadSlot(TypeChunk type, int slot, out int index) =>
        type.TryLocate(slot, out index, out var at) && type.TryReadEntry(at, out var entry) ? entry : null;
}
