namespace OrleansHa.Silo.Journal;

/// <summary>
/// Records on the local disk that survive kill -9, power failure and the disk's own faults: each is read back exactly as it was
/// appended or said to be lost, by position and, unless two places are damaged at once, by name. Knows nothing of loops.
/// Records are released in any order; a segment goes when all of its records are. Which ones were released is not kept: after a
/// restart a released record may be seen again, so whoever reads must know what it has done with.
/// </summary>
internal sealed class DiskJournal : IDisposable
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    private readonly JournalOptions _options;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly JournalFiles _files;
    private readonly SortedList<long, JournalSegment> _segments = [];
    private readonly HashSet<JournalSegment> _unflushed = [];
    private readonly Dictionary<long, JournalLoss> _losses = [];
    private JournalSegment? _active;
    private long _next = 1;
    private long _flushed;
    private bool _refusing;

    /// <summary>Reads what is there, whatever its state; never fails for the sake of the disk.</summary>
    public DiskJournal(JournalOptions options, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TotalBytes, 2L * options.SegmentBytes, nameof(options));
        _options = options;
        _logger = logger;
        _files = new JournalFiles(options, logger);
        foreach (var segment in _files.Load())
            Adopt(segment);
        _flushed = _next - 1;
        JournalLog.Opened(logger, options.Directory, _segments.Values.Sum(segment => (long)segment.Live), _segments.Count);
    }

    /// <summary>False when nothing can be appended: no right to write, a read-only disk, or another process in the directory.</summary>
    public bool IsWritable => _files.IsOwned;

    /// <summary>Bytes in its files of records.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _segments.Values.Sum(segment => segment.Bytes);
        }
    }

    /// <summary>What was appended, is not released, and cannot be read; by position.</summary>
    public IReadOnlyList<JournalLoss> Losses
    {
        get
        {
            lock (_gate)
                return [.. _losses.Values.OrderBy(loss => loss.Position)];
        }
    }

    /// <summary>Writes a record; it is durable when a later <see cref="FlushAsync"/> has ended.</summary>
    /// <param name="name">What to call it when it is lost: at most 512 characters, without secrets.</param>
    /// <param name="payload">Its content.</param>
    public JournalAppend Append(string name, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 512, nameof(name));
        if (payload.Length > Math.Min(_options.RecordBytes, _options.SegmentBytes))
            return new JournalAppend(JournalAppendStatus.TooLarge, 0);
        if (!IsWritable)
            return new JournalAppend(JournalAppendStatus.ReadOnly, 0);
        lock (_gate)
        {
            if (_segments.Values.Sum(segment => segment.Bytes) + payload.Length + Frame.Overhead > _options.TotalBytes)
                return Refuse(JournalAppendStatus.Full, $"its bound of {_options.TotalBytes} bytes is reached");
            try
            {
                return Write(name, payload);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A position is never given twice, also when something of the record may lie in the file.
                _next++;
                if (_active is not null)
                    Seal();
                return Refuse(error.HResult is NoSpace or QuotaExceeded ? JournalAppendStatus.Full : JournalAppendStatus.ReadOnly, error.Message);
            }
        }
    }

    /// <summary>Makes durable what was appended before this call. One fsync serves all who wait meanwhile; a failed one ends the process.</summary>
    public async Task FlushAsync()
    {
        long wanted;
        lock (_gate)
            wanted = _next - 1;
        await _flushing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Volatile.Read(ref _flushed) >= wanted)
                return;
            // fsync blocks its thread; the caller's scheduler has better things to do.
            await Task.Run(Flush).ConfigureAwait(false);
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <returns>Null when it was released, or is lost: then it stands in <see cref="Losses"/>.</returns>
    public JournalRecord? Read(long position)
    {
        lock (_gate)
            return Find(position) is { } segment ? Read(segment, position) : null;
    }

    /// <summary>Everything that was not released, from a position on, in order; what turns out to be lost is left out.</summary>
    public IEnumerable<JournalRecord> ReadFrom(long position)
    {
        List<long> positions;
        lock (_gate)
            positions = [.. _segments.Values.Where(segment => segment.End > position).SelectMany(segment => segment.Readable()).Where(at => at >= position)];
        foreach (var at in positions)
        {
            if (Read(at) is { } record)
                yield return record;
        }
    }

    /// <summary>A record or a loss is done with.</summary>
    public void Release(long position)
    {
        lock (_gate)
        {
            if (Find(position) is not { } segment)
                return;
            segment.Release(position);
            _losses.Remove(position);
            Drop(segment);
        }
    }

    /// <summary>All up to and including a position are done with.</summary>
    public void Trim(long upTo)
    {
        lock (_gate)
        {
            foreach (var segment in _segments.Values.Where(segment => segment.First <= upTo).ToList())
            {
                segment.Trim(upTo);
                Drop(segment);
            }

            foreach (var position in _losses.Keys.Where(position => position <= upTo).ToList())
                _losses.Remove(position);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var segment in _segments.Values)
                segment.Dispose();
        }

        _files.Dispose();
        _flushing.Dispose();
    }

    private void Adopt(JournalSegment segment)
    {
        _segments[segment.First] = segment;
        _next = Math.Max(_next, segment.End);
        var lost = segment.Lost().ToList();
        if (segment.BrokenBytes > 0)
            JournalLog.BytesBroken(_logger, segment.Stem, segment.BrokenBytes, lost.Count);
        if (lost.Count > 0)
        {
            var names = segment.Names();
            foreach (var position in lost)
                Lose(segment, position, names.GetValueOrDefault(position));
        }

        Drop(segment);
    }

    private JournalAppend Write(string name, ReadOnlySpan<byte> payload)
    {
        if (_active is not null && _active.Bytes + payload.Length + Frame.Overhead > _options.SegmentBytes)
            Seal();
        if (_active is null)
        {
            _active = JournalSegment.Create(_options.Directory, _next);
            _segments[_active.First] = _active;
        }

        var position = _active.Append(name, payload);
        _unflushed.Add(_active);
        _next = position + 1;
        _refusing = false;
        return new JournalAppend(JournalAppendStatus.Appended, position);
    }

    private void Seal()
    {
        var full = _active!;
        _active = null;
        Drop(full);
    }

    private JournalAppend Refuse(JournalAppendStatus status, string reason)
    {
        if (!_refusing)
            JournalLog.Full(_logger, _options.Directory, reason);
        _refusing = true;
        // Space of the segment that is being written comes back only with another one.
        if (_active is { Live: 0 })
            Seal();
        return new JournalAppend(status, 0);
    }

    private void Flush()
    {
        List<JournalSegment> segments;
        long last;
        lock (_gate)
        {
            segments = [.. _unflushed];
            _unflushed.Clear();
            last = _next - 1;
        }

        foreach (var segment in segments)
            segment.Flush(_options.OnFsyncFailed);
        if (segments.Count > 0)
            Durable.FlushDirectory(_options.Directory, _options.OnFsyncFailed);
        Volatile.Write(ref _flushed, last);
    }

    private JournalSegment? Find(long position)
    {
        // At most TotalBytes / SegmentBytes of them, and the wanted one is mostly the last or the first.
        for (var i = _segments.Count - 1; i >= 0; i--)
        {
            if (_segments.GetKeyAtIndex(i) <= position)
                return _segments.GetValueAtIndex(i) is var segment && segment.IsLive(position) ? segment : null;
        }

        return null;
    }

    private JournalRecord? Read(JournalSegment segment, long position)
    {
        var record = segment.Read(position);
        if (record is null && !_losses.ContainsKey(position))
            Lose(segment, position, segment.Names().GetValueOrDefault(position));
        return record;
    }

    private void Lose(JournalSegment segment, long position, string? name)
    {
        _losses[position] = new JournalLoss(position, name, Path.GetFileName(segment.Stem));
        JournalLog.RecordLost(_logger, segment.Stem, position, name ?? "name damaged as well");
    }

    private void Drop(JournalSegment segment)
    {
        if (segment.Live > 0 || segment == _active)
            return;
        _segments.Remove(segment.First);
        _unflushed.Remove(segment);
        segment.Dispose();
        _files.Remove(segment);
    }
}
