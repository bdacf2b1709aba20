namespace Candor.Dex;

/// <summary>Is told each instruction that can run once, with what is known there, after a <see cref="ValueFlow"/> has settled.</summary>
public interface IValueVisitor
{
    /// <summary>A call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">A value for each register that it passes.</param>
    /// <param name="guard">What must have held for control to be here.</param>
    void VisitCall(in IrInstruction call, ReadOnlySpan<Value> arguments, Guard guard);

    /// <summary>A write to a field.</summary>
    /// <param name="write">The instruction.</param>
    /// <param name="value">What is written.</param>
    /// <param name="guard">What must have held for control to be here.</param>
    void VisitWrite(in IrInstruction write, Value value, Guard guard);
}
