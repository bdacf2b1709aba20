namespace Candor.Dex;

/// <summary>Return type and parameters of a method.</summary>
public readonly struct Prototype
{
    internal Prototype(StringHandle shorty, TypeHandle returnType, TypeList parameters)
    {
        Shorty = shorty;
        ReturnType = returnType;
        Parameters = parameters;
    }

    /// <summary>The short form: one letter a type.</summary>
    public StringHandle Shorty { get; }

    /// <summary>The return type.</summary>
    public TypeHandle ReturnType { get; }

    /// <summary>The types of the parameters, without the receiver.</summary>
    public TypeList Parameters { get; }
}
