namespace Candor.Dex;

/// <summary>One case of a switch.</summary>
/// <param name="Key">The value that selects it.</param>
/// <param name="Target">Where it goes, in code units from the start of the method.</param>
public readonly record struct SwitchCase(int Key, int Target);
