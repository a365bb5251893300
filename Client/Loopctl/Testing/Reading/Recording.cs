using System.Globalization;
using System.Text.Json;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>
/// Recorded samples: CSV with the columns <c>at,source,value</c>, or JSON lines with these keys. <c>at</c> is seconds since the
/// start, rising; an empty or null value is a sample without one.
/// </summary>
internal static class Recording
{
    private const string Heading = "at,source,value";

    /// <exception cref="InvalidDataException">It is no recording; the message has file and line.</exception>
    public static IReadOnlyList<RecordedSample> Read(string path, IReadOnlyCollection<string> sources)
    {
        if (new FileInfo(path) is { Exists: true, Length: > TestBounds.RecordingBytes })
            throw new InvalidDataException($"{path} is larger than {TestBounds.RecordingBytes / 1024 / 1024} MiB.");
        var samples = new List<RecordedSample>();
        var csv = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var (line, last) = (0, TimeSpan.Zero);
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || (csv && line == 1 && text.Trim() == Heading))
                continue;
            var sample = (csv ? Csv(text) : Json(text)) ?? throw Wrong(csv ? $"expected `{Heading}`" : """expected { "at": seconds, "source": name, "value": number or null }""");
            if (!sources.Contains(sample.Source))
                throw Wrong($"the signal has no source '{sample.Source}'; it has {string.Join(", ", sources)}");
            if (sample.At < last)
                throw Wrong("times have to rise");
            if (samples.Count == TestBounds.RecordedSamples)
                throw Wrong($"at most {TestBounds.RecordedSamples} samples are replayed");
            last = sample.At;
            samples.Add(sample);
        }

        return samples.Count > 0 ? samples : throw Wrong("there is no sample in it");

        InvalidDataException Wrong(string why) => new($"{path}:{Math.Max(1, line)}: {why}.");
    }

    private static RecordedSample? Csv(string text)
    {
        var cells = text.Split(',');
        if (cells.Length != 3 || !Number(cells[0], out var at) || !(cells[2].Trim().Length == 0 || Number(cells[2], out _)))
            return null;
        return Sample(at, cells[1].Trim(), Number(cells[2], out var value) ? value : null);
    }

    private static RecordedSample? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("at", out var at) || at.ValueKind != JsonValueKind.Number
                || !root.TryGetProperty("source", out var source) || source.ValueKind != JsonValueKind.String || !root.TryGetProperty("value", out var value)
                || value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null))
                return null;
            return Sample(at.GetDouble(), source.GetString()!, value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RecordedSample? Sample(double at, string source, double? value) =>
        at >= 0 && at <= TestBounds.LongestCase.TotalSeconds && (value is null || double.IsFinite(value.Value))
            ? new RecordedSample(TimeSpan.FromSeconds(at), source, value)
            : null;

    private static bool Number(string cell, out double number) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
