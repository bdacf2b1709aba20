using System.Text;
using Candor.Android.Packages;

namespace Candor.Android.Resources;

/// <summary>One package of the table with its names and the places of its types (ResTable_package).</summary>
internal sealed class PackageChunk
{
    private readonly Dictionary<byte, List<TypeChunk>> _types = [];

    private PackageChunk(ResourcePackage package, int typeIdOffset)
    {
        Package = package;
        TypeIdOffset = typeIdOffset;
    }

    public ResourcePackage Package { get; }

    /// <summary>What type names are shifted by in packages that extend another.</summary>
    public int TypeIdOffset { get; }

    public StringPool TypeNames { get; private set; } = StringPool.Empty;

    public StringPool KeyNames { get; private set; } = StringPool.Empty;

    /// <summary>Chunks of one type in file order.</summary>
    public IReadOnlyList<TypeChunk> Types(byte typeId) => _types.TryGetValue(typeId, out var chunks) ? chunks : [];

    /// <summary>All types in the order of their ids.</summary>
    public IEnumerable<TypeChunk> AllTypes => _types.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value);

    public string TypeName(byte typeId) => TypeNames[(uint)(typeId - 1 - TypeIdOffset)] ?? $"type{typeId}";

    public static PackageChunk Read(ReadOnlyMemory<byte> chunk, int headerLength, long origin, ref int budget, ICollection<ApkProblem> problems)
    {
        var bytes = new ChunkBytes(chunk.Span, "resources", origin);
        var id = bytes.U32(8);
        var nameBytes = bytes.Slice(12, 256);
        var name = Encoding.Unicode.GetString(nameBytes);
        var nul = name.IndexOf('\0', StringComparison.Ordinal);
        var offset = headerLength >= 288 ? bytes.U32(284) : 0;
        var package = new PackageChunk(
            new ResourcePackage((int)(id & 0xff), nul < 0 ? name : name[..nul]), offset <= 0xff ? (int)offset : 0);
        long typeNames = bytes.U32(268);
        long keyNames = bytes.U32(276);
        for (long at = headerLength; at < bytes.Length;)
        {
            if (budget-- <= 0)
            {
                problems.Add(new ApkProblem("resources", null, origin + at, "too many chunks; the rest is left out"));
                break;
            }
            if (!ChunkHeader.TryRead(bytes, at, ChunkHeader.Size, out var header))
            {
                problems.Add(new ApkProblem("resources", null, origin + at, "a chunk has impossible lengths; the rest of the package is left out"));
                break;
            }
            try
            {
                package.Add(chunk.Slice((int)at, (int)header.Length), header, at, origin + at, typeNames, keyNames, problems);
            }
            catch (BadApkException e)
            {
                problems.Add(e.Problem);
            }
            at += header.Length;
        }
        return package;
    }

    private void Add(
        ReadOnlyMemory<byte> chunk, ChunkHeader header, long at, long origin, long typeNames, long keyNames, ICollection<ApkProblem> problems)
    {
        if (header.Type == ChunkType.StringPool)
        {
            var pool = StringPool.Read(chunk, "resources", origin, problems);
            if (at == typeNames)
            {
                TypeNames = pool;
            }
            else if (at == keyNames)
            {
                KeyNames = pool;
            }
        }
        else if (header.Type == ChunkType.TableType)
        {
            var type = TypeChunk.Read(chunk, header.HeaderLength, origin);
            if (type.TypeId == 0)
            {
                throw new BadApkException("resources", "a type has the id 0", origin + 8);
            }
            if (!_types.TryGetValue(type.TypeId, out var chunks))
            {
                _types.Add(type.TypeId, chunks = []);
            }
            chunks.Add(type);
        }
    }
}
