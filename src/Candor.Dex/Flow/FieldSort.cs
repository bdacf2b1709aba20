namespace Candor.Dex;

/// <summary>Kinds of fields of the abstract heap.</summary>
internal enum FieldSort : byte
{
    /// <summary>A field that a class declares.</summary>
    Class,

    /// <summary>A field that a model gives to an object of the platform.</summary>
    Named,

    /// <summary>An element of an array or list.</summary>
    Index,

    /// <summary>An entry of a map, bundle or the like.</summary>
    Key,
}
