using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources;

/// <summary>Finds the number in what a source sent. Whatever is no finite number is no value, and the reason says why.</summary>
internal static class SampleNumber
{
    /// <summary>64 KiB: a reading is some hundred bytes; what is larger is another thing than the one that was meant.</summary>
    public const int MaxBytes = 64 * 1024;

    // The longest text of a double has 24 characters; some more for spaces and zeros.
    private const int LongestNumber = 100;

    public static SourceAnswer Read(ReadOnlyMemory<byte> body, JsonPath path, DateTimeOffset at)
    {
        if (body.Length > MaxBytes)
            return TooLarge(at);
        var trimmed = body.Trim(" \t\r\n\0"u8);
        if (trimmed.IsEmpty)
            return SourceAnswer.NoValue("it is empty", at);
        if (path.Equals(JsonPath.Root) && trimmed.Length <= LongestNumber && TryText(Encoding.UTF8.GetString(trimmed.Span), out var bare))
            return SourceAnswer.Good(bare, at);
        try
        {
            using var document = JsonDocument.Parse(trimmed);
            return path.TrySelect(document.RootElement, out var found)
                ? Number(found, path, at)
                : SourceAnswer.NoValue($"there is nothing at {path}", at);
        }
        catch (JsonException)
        {
            return SourceAnswer.NoValue(path.Equals(JsonPath.Root) ? "it is neither a number nor JSON" : "it is not JSON", at);
        }
    }

    public static SourceAnswer TooLarge(DateTimeOffset at) => SourceAnswer.NoValue($"it is larger than {MaxBytes / 1024} KiB", at);

    private static SourceAnswer Number(JsonElement found, JsonPath path, DateTimeOffset at) => found.ValueKind switch
    {
        JsonValueKind.Number => SourceAnswer.Good(found.TryGetDouble(out var number) ? number : double.NaN, at),
        JsonValueKind.Null => SourceAnswer.NoValue($"there is null at {path}", at),
        JsonValueKind.String when found.GetString() is { Length: 0 } => SourceAnswer.NoValue($"there is an empty text at {path}", at),
        JsonValueKind.String when TryText(found.GetString()!, out var text) => SourceAnswer.Good(text, at),
        _ => SourceAnswer.NoValue($"there is no number at {path}", at),
    };

    // "1_000" or "1,5" in another culture's spelling is not guessed at.
    private static bool TryText(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
