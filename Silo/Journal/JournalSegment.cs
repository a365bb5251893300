using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace OrleansHa.Silo.Journal;

/// <summary>
/// One stretch of a journal: a file of records and a file of their names alone, so that one damage never takes both a record and
/// the knowledge which one it was. The file's name holds the first position and the salt, away from what may be damaged inside.
/// Not thread-safe.
/// </summary>
internal sealed class JournalSegment : IDisposable
{
    public const string DataSuffix = ".data";
    public const string NamesSuffix = ".names";

    // One of our segments is some MB; what is far above was not written by this code.
    private const long LargestFile = 512L * 1024 * 1024;

    private readonly List<Slot> _slots = [];
    private readonly uint _salt;
    private SafeFileHandle? _data;
    private SafeFileHandle? _names;
    private int _trimmed;

    private JournalSegment(string directory, long first, uint salt)
    {
        First = first;
        _salt = salt;
        Stem = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{first:x16}-{salt:x8}"));
    }

    /// <summary>A slot is lost or released when it has no length.</summary>
    private readonly record struct Slot(int Offset, int Length, bool Lost)
    {
        public bool IsLive => Length > 0 || Lost;
    }

    public string Stem { get; }

    public long First { get; }

    /// <summary>One above the last position.</summary>
    public long End => First + _slots.Count;

    /// <summary>Of the file of records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Positions that were not released: whole records and lost ones.</summary>
    public int Live { get; private set; }

    /// <summary>Bytes that form no record.</summary>
    public long BrokenBytes { get; private set; }

    public bool IsDamaged { get; private set; }

    public bool IsClosed => _data is null or { IsClosed: true };

    public static JournalSegment Create(string directory, long first)
    {
        var segment = new JournalSegment(directory, first, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))));
        segment._data = File.OpenHandle(segment.Stem + DataSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        try
        {
            segment._names = File.OpenHandle(segment.Stem + NamesSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        }
        catch
        {
            segment.Dispose();
            throw;
        }

        return segment;
    }

    /// <summary>Reads what an earlier process left; null when the file name is none of ours.</summary>
    public static JournalSegment? Load(string stem)
    {
        var parts = Path.GetFileName(stem).Split('-');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var first)
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var salt) || first <= 0)
            return null;
        var segment = new JournalSegment(Path.GetDirectoryName(stem)!, first, salt);
        segment.Fill(FrameScan.Run(Contents(stem + DataSuffix), first, salt), FrameScan.Run(Contents(stem + NamesSuffix), first, salt));
        return segment;
    }

    /// <summary>Writes a record at the end.</summary>
    /// <exception cref="IOException">It could not be written; the segment takes no more.</exception>
    public long Append(string name, ReadOnlySpan<byte> payload)
    {
        var position = End;
        var record = Frame.Encode(position, name, payload, _salt);
        var title = Frame.Encode(position, name, [], _salt);
        try
        {
            RandomAccess.Write(_data!, record, Bytes);
            // Each name lies at the sum of those before it, which the file's length is as long as nothing failed.
            RandomAccess.Write(_names!, title, RandomAccess.GetLength(_names!));
        }
        catch
        {
            Cut();
            throw;
        }

        _slots.Add(new Slot((int)Bytes, record.Length, Lost: false));
        Bytes += record.Length;
        Live++;
        return position;
    }

    /// <summary>Whether a position is held and not released.</summary>
    public bool IsLive(long position) => position >= First && position < End && _slots[(int)(position - First)].IsLive;

    /// <summary>Positions that can be read.</summary>
    public IEnumerable<long> Readable() => Positions(static slot => slot.Length > 0);

    /// <summary>Positions that were appended, are not released and cannot be read.</summary>
    public IEnumerable<long> Lost() => Positions(static slot => slot.Lost);

    /// <returns>Null when the record is released, or lost, also when that shows only now.</returns>
    public JournalRecord? Read(long position)
    {
        var index = (int)(position - First);
        var slot = _slots[index];
        if (slot.Length == 0)
            return null;
        try
        {
            _data ??= File.OpenHandle(Stem + DataSuffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[slot.Length];
            if (RandomAccess.Read(_data, bytes, slot.Offset) == slot.Length && Frame.TryHeader(bytes, slot.Offset, _salt, out var frame)
                && frame.Position == position && frame.Length == slot.Length && frame.IsWhole(bytes, _salt))
                return new JournalRecord(position, frame.Name(bytes), frame.Payload(bytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A sector that cannot be read is damage like a flipped bit: the caller hears that the record is lost.
        }

        IsDamaged = true;
        _slots[index] = new Slot(0, 0, Lost: true);
        return null;
    }

    /// <summary>Names by position, from the file of names; those that are damaged there are missing.</summary>
    public Dictionary<long, string> Names()
    {
        var bytes = Contents(Stem + NamesSuffix);
        return FrameScan.Run(bytes, First, _salt).Whole.GroupBy(frame => frame.Position)
            .ToDictionary(group => group.Key, group => group.Last().Name(bytes.AsSpan((int)group.Last().Offset)));
    }

    /// <summary>The record is not needed any more.</summary>
    public void Release(long position)
    {
        if (!IsLive(position))
            return;
        _slots[(int)(position - First)] = default;
        Live--;
    }

    /// <summary>Releases all up to and including a position.</summary>
    public void Trim(long upTo)
    {
        var end = (int)Math.Min(_slots.Count, upTo - First + 1);
        for (; _trimmed < end; _trimmed++)
            Release(First + _trimmed);
    }

    /// <summary>fsync of both files; nothing when they were removed meanwhile.</summary>
    public void Flush(Action<string>? end)
    {
        try
        {
            if (_data is { IsClosed: false } data)
                Durable.Flush(data, Stem + DataSuffix, end);
            if (_names is { IsClosed: false } names)
                Durable.Flush(names, Stem + NamesSuffix, end);
        }
        catch (ObjectDisposedException)
        {
            // All its records were released between the two lines: nobody needs them on disk.
        }
    }

    public void Dispose()
    {
        _data?.Dispose();
        _names?.Dispose();
    }

    private static byte[] Contents(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= LargestFile ? File.ReadAllBytes(path) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Unreadable is as good as empty: the other file of the segment says what is missing.
            return [];
        }
    }

    private IEnumerable<long> Positions(Func<Slot, bool> wanted)
    {
        for (var i = 0; i < _slots.Count; i++)
        {
            if (wanted(_slots[i]))
                yield return First + i;
        }
    }

    /// <summary>Positions are without gaps, so what neither file has and what only one has is lost, and which it is is known.</summary>
    private void Fill(FrameScan data, FrameScan names)
    {
        var last = First - 1;
        foreach (var position in data.Whole.Concat(names.Whole).Select(frame => frame.Position).Concat(data.Broken))
            last = Math.Max(last, position);
        BrokenBytes = data.BrokenBytes + names.BrokenBytes;
        // Damage that leaves nothing to count by took at least one record.
        if (last < First && data.BrokenBytes > 0)
            last = First;
        Bytes = data.Whole.Sum(frame => (long)frame.Length) + data.BrokenBytes;
        var found = data.Whole.GroupBy(frame => frame.Position).ToDictionary(group => group.Key, group => group.Last());
        for (var position = First; position <= last; position++)
        {
            var known = found.TryGetValue(position, out var frame);
            _slots.Add(known ? new Slot((int)frame.Offset, frame.Length, Lost: false) : new Slot(0, 0, Lost: true));
            IsDamaged |= !known;
        }

        IsDamaged |= BrokenBytes > 0;
        Live = _slots.Count;
    }

    private void Cut()
    {
        try
        {
            RandomAccess.SetLength(_data!, Bytes);
        }
        catch (IOException)
        {
            // What was written of the record stays behind the last whole one; reading skips it.
        }
    }
}
