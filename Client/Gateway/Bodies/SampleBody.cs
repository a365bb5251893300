using System.Text.Json;
using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces;

namespace OrleansHa.Gateway.Bodies;

/// <summary>Reads one sample or an array of samples; every error says where.</summary>
internal static class SampleBody
{
    private const int MaxErrors = 20;

    // One sample is flat; anything deeper than an array of flat objects is not a sample.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    public static SampleBodyResult Parse(ReadOnlyMemory<byte> body, int maxSamples, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > maxSamples)
            {
                return SampleBodyResult.Refused(new ProblemError(1, 1, "$", "too_many_samples", $"{root.GetArrayLength()} samples; at most {maxSamples} fit one request.", "Send them in several requests."));
            }

            return root.ValueKind == JsonValueKind.Array ? ReadAll(root, now) : ReadOne(root, now);
        }
        catch (JsonException failure)
        {
            return SampleBodyResult.Refused(new ProblemError(
                (int)(failure.LineNumber ?? 0) + 1,
                (int)(failure.BytePositionInLine ?? 0) + 1,
                failure.Path ?? "$",
                "bad_json",
                failure.Message,
                "JSON has no NaN or Infinity; send null for a missing value."));
        }
    }

    private static SampleBodyResult ReadOne(JsonElement element, DateTimeOffset now)
    {
        var errors = new List<ProblemError>();
        var sample = Read(element, "$", now, errors);
        return new SampleBodyResult(sample is null ? [] : [sample], false, errors);
    }

    private static SampleBodyResult ReadAll(JsonElement array, DateTimeOffset now)
    {
        var errors = new List<ProblemError>();
        var samples = new List<SignalSample>(array.GetArrayLength());
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (Read(element, $"$[{index++}]", now, errors) is { } sample) samples.Add(sample);
            if (errors.Count >= MaxErrors) break;
        }

        if (index == 0) errors.Add(new ProblemError(1, 1, "$", "no_samples", "The array is empty.", "Send at least one sample."));
        return new SampleBodyResult([.. samples], true, errors);
    }

    private static SignalSample? Read(JsonElement element, string path, DateTimeOffset now, List<ProblemError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new ProblemError(0, 0, path, "not_a_sample", $"A sample is an object, not {element.ValueKind}.", null));
            return null;
        }

        var before = errors.Count;
        var sample = new SignalSample { ObservedAt = now };
        foreach (var property in element.EnumerateObject()) sample = Set(sample, property, path, errors);
        if (sample.Id.Length is 0 or > SignalSample.MaxIdLength)
        {
            errors.Add(new ProblemError(0, 0, $"{path}.id", "bad_id", $"'id' must have 1 to {SignalSample.MaxIdLength} characters; it makes a repeat harmless.", null));
        }

        return errors.Count == before ? sample : null;
    }

    private static SignalSample Set(SignalSample sample, JsonProperty property, string path, List<ProblemError> errors)
    {
        var value = property.Value;
        switch (property.Name)
        {
            case "id" when value.ValueKind == JsonValueKind.String:
                return sample with { Id = value.GetString()! };
            case "value" when value.ValueKind == JsonValueKind.Number:
                return sample with { Value = value.GetDouble() };
            case "value" when value.ValueKind == JsonValueKind.Null:
                return sample with { Value = null };
            case "quality" when value.ValueKind == JsonValueKind.String && Enum.TryParse<Quality>(value.GetString(), out var quality) && Enum.IsDefined(quality):
                return sample with { Quality = quality };
            case "observedAt" when value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at):
                return sample with { ObservedAt = at };
            case "id" or "value" or "quality" or "observedAt":
                errors.Add(new ProblemError(0, 0, $"{path}.{property.Name}", $"bad_{property.Name}", $"{value.GetRawText()} is no {Expected(property.Name)}.", null));
                return sample;
            default:
                errors.Add(new ProblemError(0, 0, $"{path}.{property.Name}", "unknown_key", $"'{property.Name}' is no key of a sample.", "Keys are id, value, quality, observedAt."));
                return sample;
        }
    }

    private static string Expected(string key) => key switch
    {
        "id" => "text",
        "value" => "finite number or null",
        "quality" => $"quality word, e.g. {nameof(Quality.Good)} or {nameof(Quality.Uncertain_SubNormal)}",
        _ => "ISO 8601 time with an offset",
    };
}
