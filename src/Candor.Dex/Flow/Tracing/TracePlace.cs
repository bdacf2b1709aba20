namespace Candor.Dex;

/// <summary>Where data lies at one point of a method: in a register, or in a field of an object.</summary>
/// <param name="Register">The register; one of the constants below for what is none.</param>
/// <param name="Symbol">The number of the object's symbol; of a condition, the block that it decides on.</param>
/// <param name="Field">The field.</param>
internal readonly record struct TracePlace(int Register, int Symbol, int Field)
{
    private const int Cell = -1;
    private const int Condition = -2;
    private const int Return = -3;
    private const int Exception = -4;

    /// <summary>What a method returns.</summary>
    public static readonly TracePlace Returned = new(Return, 0, 0);

    /// <summary>What a method throws.</summary>
    public static readonly TracePlace Thrown = new(Exception, 0, 0);

    public bool IsRegister => Register >= 0;

    public bool IsCell => Register == Cell;

    public bool IsCondition => Register == Condition;

    public static TracePlace In(int register) => new(register, 0, 0);

    public static TracePlace Of(int symbol, int field) => new(Cell, symbol, field);

    /// <summary>The decision whether a block runs.</summary>
    public static TracePlace Deciding(int block) => new(Condition, block, 0);
}
