namespace Candor.Server.Work;

/// <summary>How far a job is, told by one thread and read by another. Each stage takes a part of what is left, as nobody knows how many will come.</summary>
internal sealed class JobProgress : IDisposable
{
    private const int Most = 95;
    private const int LongestStage = 200;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private (int Percent, string? Stage) _current;

    /// <inheritdoc/>
    public void Dispose() => _news.Dispose();

    /// <summary>How far it is.</summary>
    public (int Percent, string? Stage) Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>Enters a stage.</summary>
    public void Enter(string stage)
    {
        lock (_lock)
        {
            _current = (_current.Percent + ((Most - _current.Percent) / 4), stage.Length > LongestStage ? stage[..LongestStage] : stage);
            if (_news.CurrentCount == 0)
            {
                _news.Release();
            }
        }
    }

    /// <summary>Waits for news, or for a time; whether there was news.</summary>
    public async Task<bool> WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await _news.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
