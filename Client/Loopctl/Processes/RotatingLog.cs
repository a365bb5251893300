using System.Text;

namespace OrleansHa.Loopctl.Processes;

/// <summary>
/// A log file of bounded size: at the bound it is renamed to <c>NAME.log.1</c> (replacing the former one) and begun anew.
/// Safe to use from several threads.
/// </summary>
internal sealed class RotatingLog : IDisposable
{
    // Two files of this size for each of about eight children stay under 100 MB on a developer's disk.
    public const long DefaultMaxBytes = 5 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly long _maxBytes;
    private StreamWriter? _writer;
    private bool _disposed;

    public RotatingLog(string path, long maxBytes = DefaultMaxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1024);
        _path = path;
        _maxBytes = maxBytes;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Appends one line; lines after <see cref="Dispose"/> are dropped, nobody is left to read them.</summary>
    public void WriteLine(string line)
    {
        lock (_lock)
        {
            if (_disposed)
                return;

            _writer ??= Open();
            _writer.WriteLine(line);
            if (_writer.BaseStream.Length < _maxBytes)
                return;

            _writer.Dispose();
            _writer = null;
            File.Move(_path, _path + ".1", overwrite: true);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Open() =>
        new(new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), new UTF8Encoding(false))
        {
            AutoFlush = true,
        };
}
