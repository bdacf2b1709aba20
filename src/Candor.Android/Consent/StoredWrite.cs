using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>A value that is stored.</summary>
/// <param name="Key">The key.</param>
/// <param name="Stored">The value, under what must have held there.</param>
/// <param name="Offset">The instruction.</param>
internal sealed record StoredWrite(string Key, Value Stored, int Offset);
