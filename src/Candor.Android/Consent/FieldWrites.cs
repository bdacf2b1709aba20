using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>Notes what a method writes to fields, under what must have held there.</summary>
internal sealed class FieldWrites : IValueVisitor
{
    /// <summary>The values by the offset of the instruction.</summary>
    public Dictionary<int, Value> Values { get; } = [];

    public void VisitCall(in IrInstruction call, ReadOnlySpan<Value> arguments, Guard guard)
    {
    }

    public void VisitWrite(in IrInstruction write, Value value, Guard guard) => Values[write.Offset] = value.Under(guard);
}
