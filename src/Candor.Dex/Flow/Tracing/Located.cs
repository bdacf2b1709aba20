namespace Candor.Dex;

/// <summary>Where in a value data was found.</summary>
/// <param name="Cell">The field that holds it; null when the value itself does.</param>
/// <param name="Trail">The fields from the value to there, as text: <c>.user.imei</c>.</param>
internal readonly record struct Located(TracePlace? Cell, string Trail);
