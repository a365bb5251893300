namespace OrleansHa.Loopctl.Dev;

/// <summary>One <c>loopctl dev</c> per directory. The kernel gives the lock back however the process ends.</summary>
internal sealed class DevLock : IDisposable
{
    private readonly FileStream _file;

    private DevLock(FileStream file) => _file = file;

    /// <exception cref="DevException">Another one runs here.</exception>
    public static DevLock Take(DevPaths paths)
    {
        Directory.CreateDirectory(paths.Root);
        try
        {
            return new DevLock(new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error)
        {
            throw new DevException($"another `loopctl dev` runs in {Path.GetDirectoryName(paths.Root)}: end it, or use another --dir.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
