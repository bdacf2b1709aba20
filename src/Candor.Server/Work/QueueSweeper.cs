namespace Candor.Server.Work;

/// <summary>Gives back what dead workers hold and relays offers, where this process makes no audits itself.</summary>
internal sealed class QueueSweeper(IAuditQueue queue, TimeProvider clock, ILogger<QueueSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.SweepAsync(stoppingToken);
                await Task.Delay(Every, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (QueueUnavailableException e)
            {
                log.LogWarning("The queue cannot be reached: {Message}", e.Message);
                await Task.Delay(Every, clock, CancellationToken.None);
            }
        }
    }
}
