namespace Candor.Dex;

/// <summary>What a <see cref="Symbol"/> stands for.</summary>
internal enum SymbolKind : byte
{
    /// <summary>A value of which nothing is known.</summary>
    Any,

    /// <summary>What a parameter held when the method began. <see cref="Symbol.Number"/> is its position, the receiver first.</summary>
    Parameter,

    /// <summary>The object whose fields are the static fields of all classes, and places shared by the whole process.</summary>
    Globals,

    /// <summary>What a field of a symbolic object held when the method began.</summary>
    Path,

    /// <summary>An object made by the app, of exactly one class. <see cref="Symbol.Number"/> is the site, <see cref="Symbol.Text"/> unused.</summary>
    Object,

    /// <summary>An object that the platform handed out. Its class is that of the declaration or one below it.</summary>
    External,

    /// <summary>A constant string.</summary>
    Text,

    /// <summary>A constant number.</summary>
    Number,

    /// <summary>A number from 0 on that is less than <see cref="Symbol.Number"/>.</summary>
    Below,

    /// <summary>A constant class.</summary>
    Class,

    /// <summary>A method looked up by reflection: class in <see cref="Symbol.TypeId"/>, name in <see cref="Symbol.Text"/>.</summary>
    Method,

    /// <summary>A field looked up by reflection.</summary>
    Field,

    /// <summary>What a text or constant of the platform names: a source, in <see cref="Symbol.TypeId"/>, whose data whoever reads it gets.</summary>
    Content,

    /// <summary>Data from a source. <see cref="Symbol.Number"/> is the place of the source.</summary>
    Label,

    /// <summary>A text of which only the last segment of a path is known: <see cref="Symbol.Text"/>.</summary>
    Ending,

    /// <summary>What the decision to run the method depended on.</summary>
    Condition,
}
