using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>What a method that code names means to the search for gates.</summary>
internal abstract record ApiRole
{
    /// <summary>Reads a stored value.</summary>
    public sealed record Flag(FlagRead Read) : ApiRole;

    /// <summary>Stores a value.</summary>
    public sealed record Store(FlagWrite Write) : ApiRole;

    /// <summary>Asks a consent SDK.</summary>
    public sealed record Status(ConsentStatus Answer) : ApiRole;

    /// <summary>Gives a listener to a button.</summary>
    public sealed record Listen(ButtonListener Listener) : ApiRole;

    /// <summary>Tells an SDK, or prepares it.</summary>
    public sealed record Tell(ConsentSwitch Switch) : ApiRole;

    /// <summary>Finds a view by its id, which stands in a register.</summary>
    public sealed record FindView(int Id) : ApiRole;

    /// <summary>Yields the id of a view.</summary>
    public sealed record ViewId : ApiRole;

    /// <summary>Writes the label of a view.</summary>
    public sealed record SetText : ApiRole;

    /// <summary>Yields the text of a resource, whose id stands in a register.</summary>
    public sealed record ResourceText(int Id) : ApiRole;

    /// <summary>Makes a key of Jetpack DataStore from its name.</summary>
    public sealed record MakeKey : ApiRole;

    /// <summary>Starts a component.</summary>
    public sealed record Start : ApiRole;
}
