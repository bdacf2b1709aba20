namespace Candor.Dex;

/// <summary>A value in a model: a root, then steps into fields.</summary>
internal sealed record ModelExpression(ModelRoot Root, int Argument, string? Name, IReadOnlyList<ModelStep> Steps);

/// <summary>Where an expression begins.</summary>
internal enum ModelRoot
{
    /// <summary>The receiver.</summary>
    This,

    /// <summary>An argument, counted from 1 without the receiver.</summary>
    Argument,

    /// <summary>All arguments, without the receiver.</summary>
    Arguments,

    /// <summary>The result.</summary>
    Result,

    /// <summary>A variable of the model, written $name.</summary>
    Variable,

    /// <summary>A place shared by the whole process.</summary>
    Globals,

    /// <summary>A constant string.</summary>
    Text,

    /// <summary>An object that the method makes.</summary>
    New,
}

/// <summary>One step into an object.</summary>
internal sealed record ModelStep(ModelStepKind Kind, string Name, ModelExpression? Inner);

/// <summary>Kinds of steps.</summary>
internal enum ModelStepKind
{
    /// <summary><c>.name</c>.</summary>
    Named,

    /// <summary><c>.{expression}</c>: the entry under a key; under every key when the key is not known.</summary>
    Key,

    /// <summary><c>.{!expression}</c>: the entry under a key that is constant; none where it is not.</summary>
    ConstantKey,

    /// <summary><c>.{*}</c>: the entries under every key.</summary>
    AnyKey,

    /// <summary><c>.[expression]</c>: an element.</summary>
    Index,

    /// <summary><c>.[*]</c>: every element.</summary>
    AnyIndex,

    /// <summary><c>.[+]</c>: the place behind the last element.</summary>
    Append,
}
