using System.Text.Json;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs.Files;

/// <summary>The last lines of a file of decisions.</summary>
/// <param name="Lines">From the oldest to the newest; the first may have lost its beginning.</param>
/// <param name="EndsWithinLine">Whether the last line has no end.</param>
internal sealed record FileTail(IReadOnlyList<ReadOnlyMemory<byte>> Lines, bool EndsWithinLine)
{
    // Some 300 lines: an output's last one is further back only where hundreds of outputs share a file.
    private const int Bytes = 64 * 1024;

    public static FileTail Read(FileStream file)
    {
        var length = (int)Math.Min(Bytes, file.Length);
        var bytes = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(bytes);
        var lines = new List<ReadOnlyMemory<byte>>();
        var start = 0;
        for (var i = 0; i < length; i++)
        {
            if (bytes[i] != '\n')
                continue;
            lines.Add(bytes.AsMemory(start, i - start));
            start = i + 1;
        }

        return new FileTail(lines, start < length);
    }

    /// <summary>The newest whole line of the message's loop and output; null when there is none.</summary>
    public DecisionBody? Last(OutputMessage message)
    {
        for (var i = Lines.Count - 1; i >= 0; i--)
        {
            if (Parse(Lines[i].Span) is { } line && line.Loop == message.Loop && line.Output == message.Decision.Output)
                return line;
        }

        return null;
    }

    /// <summary>Null when the bytes are no decision.</summary>
    public static DecisionBody? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, DecisionJson.Default.DecisionBody);
        }
        catch (JsonException)
        {
            // Torn, or written by somebody else: it says nothing about our decisions.
            return null;
        }
    }
}
