using System.Buffers.Binary;

namespace OrleansHa.Silo.Journal;

/// <summary>Finds every whole frame in the bytes of a file, whatever happened to them. Pure.</summary>
/// <param name="Whole">Those whose checksums hold, in the order of the file.</param>
/// <param name="Broken">Positions of frames whose header holds and whose rest does not.</param>
/// <param name="BrokenBytes">Bytes that belong to no whole frame.</param>
internal sealed record FrameScan(IReadOnlyList<Frame> Whole, IReadOnlyList<long> Broken, long BrokenBytes)
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="first">The position that the file begins with; lower ones are none of its frames.</param>
    /// <param name="salt">The segment's.</param>
    public static FrameScan Run(ReadOnlySpan<byte> bytes, long first, uint salt)
    {
        var whole = new List<Frame>();
        var broken = new List<long>();
        var brokenBytes = 0L;
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, Frame.Magic);
        var offset = 0;
        while (offset < bytes.Length)
        {
            if (Frame.TryHeader(bytes[offset..], offset, salt, out var frame) && frame.Position >= first)
            {
                if (frame.IsWhole(bytes[offset..], salt))
                {
                    whole.Add(frame);
                    offset += frame.Length;
                    continue;
                }

                broken.Add(frame.Position);
            }

            // On to the next place where a frame may begin: behind damage the rest of the file is still good.
            var next = bytes[(offset + 1)..].IndexOf(magic);
            var skipped = next < 0 ? bytes.Length - offset : next + 1;
            brokenBytes += skipped;
            offset += skipped;
        }

        return new FrameScan(whole, broken, brokenBytes);
    }
}
