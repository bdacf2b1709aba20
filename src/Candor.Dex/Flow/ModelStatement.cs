namespace Candor.Dex;

/// <summary>One statement of a model.</summary>
internal sealed record ModelStatement(
    ModelVerb Verb,
    ModelExpression? Target,
    IReadOnlyList<ModelExpression> Sources,
    string? Name);

/// <summary>What a statement does.</summary>
internal enum ModelVerb
{
    /// <summary><c>target = source</c>: it holds the very object, and nothing else.</summary>
    Assign,

    /// <summary><c>target += source</c>: it may hold the object too.</summary>
    Add,

    /// <summary><c>target ~ source, …</c>: it holds data of the sources too.</summary>
    Derive,

    /// <summary><c>target := source, …</c>: it is made of the data of the sources, and of nothing else.</summary>
    Replace,

    /// <summary><c>[$result =] call object.name(argument, …)</c>: runs a method of the app, by name.</summary>
    Call,

    /// <summary><c>event name argument, …</c>: tells the driver.</summary>
    Event,

    /// <summary><c>callback argument</c>: the platform may call the object's methods later.</summary>
    Callback,

    /// <summary><c>concat target, source, …</c>: as derive, and constant strings are joined.</summary>
    Concat,

    /// <summary><c>target ~~ source, …</c>: as derive, and fields that classes declare count as data of their objects.</summary>
    DeriveDeep,

    /// <summary><c>below target, source</c>: it is a number from 0 on that is less than the source.</summary>
    Below,

    /// <summary><c>fold target, source, …</c>: the method computes with texts; constants give a constant, other values their data.</summary>
    Fold,

    /// <summary><c>resource target, source</c>: it is the text of the app's resource with that number.</summary>
    Resource,

    /// <summary><c>truncate target, length</c>: it keeps its first letters; nothing if the length is 0.</summary>
    Truncate,

    /// <summary><c>content target, source, …</c>: it names what the texts among the sources name for the rules, or what the sources name already.</summary>
    Content,

    /// <summary><c>read target, source, …</c>: it gets the data that the sources name.</summary>
    Read,

    /// <summary><c>writes target, path, …</c>: it holds the keys under which a file that is written under the paths is kept.</summary>
    Writes,

    /// <summary><c>reads target, path, …</c>: it holds the keys under which a file may be kept that is read under the paths.</summary>
    Reads,

    /// <summary><c>make target, class</c>: it is a new object of the class.</summary>
    Make,

    /// <summary><c>clear target</c>: it holds nothing more.</summary>
    Clear,

    /// <summary><c>data target, source</c>: the data content of source moves to target, constants included.</summary>
    Copy,
}
