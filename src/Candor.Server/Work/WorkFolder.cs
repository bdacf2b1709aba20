namespace Candor.Server.Work;

/// <summary>The folder of one worker, with a folder for each audit that runs. What a killed worker left is removed by the next that starts beside it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Lock = "lock";

    private readonly string _path;
    private readonly FileStream _lock;

    public WorkFolder(string root)
    {
        Directory.CreateDirectory(root);
        _path = Directory.CreateDirectory(Path.Combine(root, Path.GetRandomFileName())).FullName;
        _lock = new(Path.Combine(_path, Lock), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        foreach (var other in Directory.GetDirectories(root).Where(d => d != _path))
        {
            TryRemoveDead(other);
        }
    }

    /// <summary>Makes the folder of an audit.</summary>
    public string Make(JobLease lease) => Directory.CreateDirectory(Path.Combine(_path, $"{SafeName.Of(lease.JobId, "job")}-{lease.Epoch}")).FullName;

    /// <summary>Removes the folder of an audit, whatever is in it.</summary>
    public static void Remove(string folder)
    {
        // A process that was killed a moment ago may still be writing.
        for (var attempt = 0; attempt < 5 && Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50 << attempt);
            }
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Remove(_path);
    }

    private static void TryRemoveDead(string folder)
    {
        try
        {
            // A worker that lives holds its lock.
            new FileStream(Path.Combine(folder, Lock), FileMode.Open, FileAccess.Write, FileShare.None).Dispose();
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            return;
        }
        catch (Exception e) when (e is FileNotFoundException or UnauthorizedAccessException)
        {
            // One that has only just been made, or is not ours, is left alone.
            return;
        }

        Remove(folder);
    }
}
