namespace Candor.Android.Sdks.Shapes;

/// <summary>Kinds of facts about a class. The numbers are part of the format of profiles: never change one.</summary>
internal enum FeatureKind
{
    /// <summary>It is an interface, an enum or an annotation.</summary>
    Kind = 1,

    /// <summary>The platform class that it extends, or that it extends a class of its own library.</summary>
    Super = 2,

    /// <summary>An interface that it implements.</summary>
    Interface = 3,

    /// <summary>A field: static or not, and its type; with a running number among equal ones.</summary>
    Field = 4,

    /// <summary>A method: its kind and prototype; with a running number among equal ones.</summary>
    Method = 5,

    /// <summary>A method of the platform that it calls.</summary>
    Call = 6,

    /// <summary>A field of the platform that it uses.</summary>
    Use = 7,

    /// <summary>A text.</summary>
    Text = 8,

    /// <summary>All that one method uses, and its prototype.</summary>
    Body = 9,

    /// <summary>All that one method uses of the platform, and its texts.</summary>
    PlatformBody = 10,

    /// <summary>A platform type that it casts to, tests for or names.</summary>
    Type = 11,

    /// <summary>A platform exception that it catches.</summary>
    Catch = 12,

    /// <summary>A number of 32 bits.</summary>
    Number = 13,

    /// <summary>A number of 64 bits.</summary>
    LongNumber = 14,

    /// <summary>A method whose name the platform gives, such as <c>onReceive</c>.</summary>
    Callback = 15,
}
