namespace Candor.Dex;

/// <summary>One line of a list of framework types.</summary>
internal readonly record struct FrameworkLine(
    ReadOnlyMemory<byte> Descriptor, byte Flags, ReadOnlyMemory<byte> Super, ReadOnlyMemory<byte> Interfaces, ReadOnlyMemory<byte> Methods)
{
    public static FrameworkLine Parse(ReadOnlyMemory<byte> line, long offset)
    {
        if (line.Span[^1] == '\r')
        {
            line = line[..^1];
        }

        ReadOnlyMemory<byte> descriptor = Next(ref line, offset);
        ReadOnlyMemory<byte> flags = Next(ref line, offset);
        ReadOnlyMemory<byte> super = Next(ref line, offset);
        ReadOnlyMemory<byte> interfaces = Next(ref line, offset);
        if (descriptor.IsEmpty || flags.IsEmpty || line.Span.Contains((byte)'|'))
        {
            Fault.Throw("A line is not descriptor|flags|super|interfaces|methods", DexSection.FrameworkTypes, offset);
        }

        return new FrameworkLine(descriptor, flags.Span[0], super, interfaces, line);
    }

    private static ReadOnlyMemory<byte> Next(ref ReadOnlyMemory<byte> line, long offset)
    {
        int bar = line.Span.IndexOf((byte)'|');
        if (bar < 0)
        {
            Fault.Throw("A line is not descriptor|flags|super|interfaces|methods", DexSection.FrameworkTypes, offset);
        }

        ReadOnlyMemory<byte> field = line[..bar];
        line = line[(bar + 1)..];
        return field;
    }
}
