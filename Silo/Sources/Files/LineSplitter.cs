using System.Buffers;

namespace OrleansHa.Silo.Sources.Files;

/// <summary>Makes lines of parts of a text. Of a line that is too long to be a sample, one byte more than the bound is kept: it shows.</summary>
internal sealed class LineSplitter
{
    private readonly ArrayBufferWriter<byte> _unfinished = new();

    /// <summary>What stands behind the last line end.</summary>
    public byte[] Unfinished => _unfinished.WrittenSpan.ToArray();

    /// <summary>The lines that are complete now, without their ends.</summary>
    public IReadOnlyList<byte[]> Add(ReadOnlySpan<byte> part)
    {
        var lines = new List<byte[]>();
        for (var end = part.IndexOf((byte)'\n'); end >= 0; end = part.IndexOf((byte)'\n'))
        {
            Keep(part[..end]);
            lines.Add(_unfinished.WrittenSpan.ToArray());
            Clear();
            part = part[(end + 1)..];
        }

        Keep(part);
        return lines;
    }

    public void Clear() => _unfinished.Clear();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var room = SampleNumber.MaxBytes + 1 - _unfinished.WrittenCount;
        _unfinished.Write(bytes[..Math.Min(room, bytes.Length)]);
    }
}
