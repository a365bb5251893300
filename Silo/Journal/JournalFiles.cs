namespace OrleansHa.Silo.Journal;

/// <summary>The directory of a journal: its lock against a second process, its segments, and the quarantine.</summary>
internal sealed class JournalFiles : IDisposable
{
    private const string Quarantine = "quarantine";
    // flock of a held file answers EWOULDBLOCK.
    private const int WouldBlock = 11;

    private readonly JournalOptions _options;
    private readonly ILogger _logger;
    private readonly FileStream? _lock;
    private readonly bool _readable = true;

    public JournalFiles(JournalOptions options, ILogger logger)
    {
        _options = options;
        _logger = logger;
        try
        {
            Directory.CreateDirectory(options.Directory);
            _lock = new FileStream(Path.Combine(options.Directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What another process works on is not ours to read; a disk that only takes no writes is.
            _readable = error.HResult != WouldBlock;
            JournalLog.CannotWrite(logger, error, options.Directory);
        }
    }

    /// <summary>Whether this process alone may write here.</summary>
    public bool IsOwned => _lock is not null;

    /// <summary>The segments that are there, by position.</summary>
    public List<JournalSegment> Load()
    {
        if (!_readable || !Directory.Exists(_options.Directory))
            return [];
        var stems = Directory.EnumerateFiles(_options.Directory)
            .Where(path => path.EndsWith(JournalSegment.DataSuffix, StringComparison.Ordinal) || path.EndsWith(JournalSegment.NamesSuffix, StringComparison.Ordinal))
            .Select(path => Path.ChangeExtension(path, null)).Distinct();
        return [.. stems.Select(JournalSegment.Load).OfType<JournalSegment>().OrderBy(segment => segment.First)];
    }

    /// <summary>Deletes a segment whose records are all released, or moves it aside when it is damaged.</summary>
    public void Remove(JournalSegment segment)
    {
        if (!IsOwned)
            return;
        foreach (var path in (ReadOnlySpan<string>)[segment.Stem + JournalSegment.DataSuffix, segment.Stem + JournalSegment.NamesSuffix])
        {
            try
            {
                if (segment.IsDamaged)
                    SetAside(path);
                else
                    File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It stays, and its records are seen again after a restart, which readers have to expect anyway.
                JournalLog.CannotRemove(_logger, error, path);
            }
        }
    }

    public void Dispose() => _lock?.Dispose();

    private void SetAside(string path)
    {
        var quarantine = Path.Combine(_options.Directory, Quarantine);
        Directory.CreateDirectory(quarantine);
        if (File.Exists(path))
            File.Move(path, Path.Combine(quarantine, Path.GetFileName(path)), overwrite: true);
        // Two files a segment; the names sort by position, so the oldest come first.
        var kept = Directory.GetFiles(quarantine);
        foreach (var old in kept.Order(StringComparer.Ordinal).Take(Math.Max(0, kept.Length - (2 * _options.QuarantinedSegments))))
            File.Delete(old);
    }
}
