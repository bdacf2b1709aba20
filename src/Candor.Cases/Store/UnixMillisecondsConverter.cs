using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Candor.Cases;

/// <summary>Keeps a moment as milliseconds since 1970 in UTC.</summary>
public sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(static t => t.ToUnixTimeMilliseconds(), static m => DateTimeOffset.FromUnixTimeMilliseconds(m));
