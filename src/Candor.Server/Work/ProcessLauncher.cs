using System.Collections.Concurrent;
using System.Diagnostics;

namespace Candor.Server.Work;

/// <summary>
/// Starts processes from one thread that lives as long as the worker. Linux ends a child that asked for it (<c>PR_SET_PDEATHSIG</c>) when the thread that
/// started it ends; a thread of the pool may end at any time.
/// </summary>
internal sealed class ProcessLauncher : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _orders = [];
    private readonly Thread _thread;

    public ProcessLauncher()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "candor-launcher" };
        _thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add((start, started));
        return started.Task;
    }

    public void Dispose()
    {
        _orders.CompleteAdding();
        _thread.Join();
        _orders.Dispose();
    }

    private void Work()
    {
        foreach (var (start, started) in _orders.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
            {
                started.SetException(e);
            }
        }
    }
}
