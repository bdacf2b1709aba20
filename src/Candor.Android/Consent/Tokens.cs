using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>What the search for gates attaches to values. All compare by content.</summary>
internal static class Tokens
{
    /// <summary>A stored value that was read. Key and default may still be what a caller passes.</summary>
    /// <param name="Key">The key; null where it is not known.</param>
    /// <param name="KeyParameter">The parameter that holds the key; -1 for none.</param>
    /// <param name="Default">What it yields where nothing is stored.</param>
    /// <param name="Presence">Whether only its presence was read.</param>
    /// <param name="Method">The method that contains the read, or the call with the key.</param>
    /// <param name="Offset">The instruction.</param>
    public sealed record Stored(string? Key, int KeyParameter, Fallback Default, bool Presence, int Method, int Offset);

    /// <summary>What a read yields where nothing is stored.</summary>
    /// <param name="Kind">What is known of it.</param>
    /// <param name="Number">The number, or the parameter that holds it.</param>
    /// <param name="Text">The text.</param>
    public sealed record Fallback(FallbackKind Kind, long Number, string? Text)
    {
        public static Fallback Zero { get; } = new(FallbackKind.Zero, 0, null);

        public static Fallback Of(Value value) => value.Kind switch
        {
            ValueKind.Number => new(value.Number == 0 ? FallbackKind.Zero : FallbackKind.Number, value.Number, null),
            ValueKind.Text => new(value.Text!.Length == 0 ? FallbackKind.Zero : FallbackKind.Text, 0, value.Text),
            ValueKind.Parameter => new(FallbackKind.Parameter, value.Number, null),
            _ => new(FallbackKind.Unknown, 0, null),
        };
    }

    /// <summary>A key object of a store, by its name.</summary>
    public sealed record StoreKey(string Name);

    /// <summary>A view: by its resource id (0 for none), or by the name of the field that held it.</summary>
    public sealed record View(uint Id, string? Name);

    /// <summary>The id of a view that is not known, to be compared with constants.</summary>
    public sealed record ViewId;

    /// <summary>The text of a resource.</summary>
    public sealed record ResourceText(uint Id);

    /// <summary>An answer of a consent SDK.</summary>
    /// <param name="Agreed">The numbers that mean agreed, as text, joined by commas.</param>
    /// <param name="Guard">What it tells then.</param>
    public sealed record Answer(string Agreed, Guard Guard);
}
