namespace Candor.Dex;

/// <summary>The counts at the start of a class's data.</summary>
internal readonly record struct ClassDataCounts(int StaticFields, int InstanceFields, int DirectMethods, int VirtualMethods)
{
    public static ClassDataCounts Read(ref DexReader reader) =>
        new(reader.ReadCount(), reader.ReadCount(), reader.ReadCount(), reader.ReadCount());
}
