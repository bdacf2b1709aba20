namespace Candor.Dex;

/// <summary>What a <see cref="ValueFlow"/> asks while it follows values through one method. Answers must not depend on when they are asked.</summary>
public interface IValueModel
{
    /// <summary>What a call does.</summary>
    /// <param name="call">The call, of any kind.</param>
    /// <param name="arguments">A value for each register that it passes; that of the second half of a wide one says nothing.</param>
    CallEffect Call(in IrInstruction call, ReadOnlySpan<Value> arguments);

    /// <summary>What a read of a field yields.</summary>
    /// <param name="read">The instruction.</param>
    Value Read(in IrInstruction read);

    /// <summary>What the caller passes.</summary>
    /// <param name="register">The register, counted from the first parameter.</param>
    Value Parameter(int register);

    /// <summary>What must have held if a value is equal to a number.</summary>
    /// <param name="value">The value, not a number itself.</param>
    /// <param name="number">The number.</param>
    Guard WhenEqual(Value value, long number);
}
