using Microsoft.Win32.SafeHandles;

namespace OrleansHa.Silo.Sources.Files;

/// <summary>An open file that grows, and may be truncated or replaced under its name.</summary>
internal sealed class TailedFile : IDisposable
{
    private readonly string _path;
    private readonly string _resolved;
    private readonly SafeFileHandle _handle;
    private readonly LineSplitter _lines = new();
    private readonly byte[] _chunk = new byte[SampleNumber.MaxBytes];
    private long _position;

    private TailedFile(string path, SafeFileHandle handle, bool atEnd)
    {
        _path = path;
        _handle = handle;
        _resolved = Resolve();
        _position = atEnd ? RandomAccess.GetLength(handle) : 0;
    }

    /// <summary>
    /// Whether the name stands for another file by now. The kernel follows an open file through renames and says "(deleted)"
    /// behind one that has no name any more.
    /// </summary>
    public bool IsReplaced => !IsGone && Resolve() != _resolved;

    /// <summary>Whether the name stands for nothing, as between the two halves of a rotation.</summary>
    public bool IsGone => !File.Exists(_path);

    /// <summary>What stands behind the last line end.</summary>
    public byte[] Unfinished => _lines.Unfinished;

    /// <exception cref="IOException">It cannot be opened.</exception>
    public static TailedFile Open(string path, bool atEnd)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new TailedFile(path, handle, atEnd);
    }

    /// <summary>The lines of the next part of the file; none when there is no more for now. A part without a line end is read on.</summary>
    public IReadOnlyList<byte[]> ReadMore()
    {
        if (RandomAccess.GetLength(_handle) < _position)
        {
            // Truncated: what comes now is new.
            _position = 0;
            _lines.Clear();
        }

        while (true)
        {
            var read = RandomAccess.Read(_handle, _chunk, _position);
            if (read == 0)
                return [];
            _position += read;
            if (_lines.Add(_chunk.AsSpan(0, read)) is { Count: > 0 } lines)
                return lines;
        }
    }

    public void Dispose() => _handle.Dispose();

    // The path of the open file, and that of the name: a link may be set to another file.
    private string Resolve()
    {
        var open = new FileInfo($"/proc/self/fd/{_handle.DangerousGetHandle()}").LinkTarget;
        var named = File.ResolveLinkTarget(_path, returnFinalTarget: true)?.FullName;
        return $"{open}|{named}";
    }
}
