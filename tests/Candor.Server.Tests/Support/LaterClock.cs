namespace Candor.Server.Tests.Support;

/// <summary>The system's clock, which a test moves on by days.</summary>
internal sealed class LaterClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public void Pass(int days) => Interlocked.Add(ref _ticks, TimeSpan.FromDays(days).Ticks);
}
