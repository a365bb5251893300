using System.Buffers.Binary;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>Spoils recorded bytes in ways that networks, broken peers and attackers do. All chance comes from one seed.</summary>
internal sealed class Mutator(Random random)
{
    // Lengths at which decoders go wrong: nothing, negative, the limits and one beyond, the largest there is.
    private static readonly int[] Lengths = [0, 1, -1, int.MinValue, int.MaxValue, 10 * 1024 * 1024, (10 * 1024 * 1024) + 1, 100 * 1024 * 1024, (100 * 1024 * 1024) + 1, 65_535, 65_536];

    /// <summary>A frame whose lengths stay true, so that what is behind it is read too: its body is spoiled, seldom its header, or it comes again, too late or out of order.</summary>
    public byte[] FrameThatKeepsItsLength(byte[][] frames)
    {
        var frame = (byte[])Pick(frames).Clone();
        var header = HeaderOf(frame);
        switch (random.Next(40))
        {
            case < 10:
                return frame;
            case 10:
                Flip(header);
                return frame;
            case < 15 when frame.Length > 8 + header.Length:
                random.NextBytes(frame.AsSpan(8 + header.Length));
                return frame;
            default:
                Flip(frame.AsSpan(8 + header.Length));
                return frame;
        }
    }

    /// <summary>One frame, spoiled once to three times; sometimes not at all.</summary>
    public byte[] Frame(byte[][] frames)
    {
        var frame = (byte[])Pick(frames).Clone();
        if (random.Next(16) == 0) return frame;
        for (var times = random.Next(1, 4); times > 0 && frame.Length > 0; times--) frame = Spoil(frame, frames);
        return frame;
    }

    public byte[] Handshake(byte[] handshake)
    {
        var spoiled = (byte[])handshake.Clone();
        switch (random.Next(6))
        {
            case 0:
                return Noise(random.Next(1, 5000));
            case 1:
                return spoiled[..random.Next(spoiled.Length)];
            case 2:
                BinaryPrimitives.WriteInt32LittleEndian(spoiled.AsSpan(8), Length(spoiled.Length));
                return spoiled;
            case 3:
                return Splice(spoiled, Noise(random.Next(1, 200)));
            default:
                Flip(spoiled.AsSpan(random.Next(2) == 0 ? 12 : 0));
                return spoiled;
        }
    }

    private byte[] Spoil(byte[] frame, byte[][] frames)
    {
        switch (random.Next(12))
        {
            case 0:
                Flip(frame);
                return frame;
            case 1 or 2:
                Flip(HeaderOf(frame));
                return frame;
            case 3:
                Overwrite(frame, 0);
                return frame;
            case 4:
                Overwrite(frame, 4);
                return frame;
            case 5:
                return frame[..random.Next(frame.Length)];
            case 6:
                return Insert(frame, Noise(random.Next(1, 64)));
            case 7:
                return Cut(frame);
            case 8:
                return Insert(frame, frame[..random.Next(frame.Length)]);
            case 9:
                return Splice(frame, Pick(frames));
            case 10:
                HeaderOf(frame)[..Math.Min(10, HeaderOf(frame).Length)].Fill(0xFF);
                return frame;
            default:
                return Noise(random.Next(1, 400));
        }
    }

    private void Overwrite(byte[] frame, int at)
    {
        if (frame.Length >= at + 4) BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(at), Length(BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(at))));
    }

    private int Length(int original) => random.Next(3) switch
    {
        0 => Pick(Lengths),
        1 => original + random.Next(-16, 17),
        _ => random.Next(int.MinValue, int.MaxValue),
    };

    private void Flip(Span<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        for (var bits = random.Next(1, 9); bits > 0; bits--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
    }

    private Span<byte> HeaderOf(byte[] frame)
    {
        if (frame.Length <= 8) return frame;
        var length = BinaryPrimitives.ReadInt32LittleEndian(frame);
        return frame.AsSpan(8, length > 0 && length <= frame.Length - 8 ? length : frame.Length - 8);
    }

    private byte[] Insert(byte[] frame, byte[] what)
    {
        var at = random.Next(frame.Length + 1);
        return [.. frame.AsSpan(0, at), .. what, .. frame.AsSpan(at)];
    }

    private byte[] Cut(byte[] frame)
    {
        var from = random.Next(frame.Length);
        var to = random.Next(from, frame.Length);
        return [.. frame.AsSpan(0, from), .. frame.AsSpan(to)];
    }

    private byte[] Splice(byte[] first, byte[] second) => [.. first.AsSpan(0, random.Next(first.Length)), .. second.AsSpan(random.Next(second.Length))];

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
