using System.Globalization;
using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Prometheus;

/// <summary>
/// Reads the answer of Prometheus' instant query. An empty vector is no value, and so are several series: which one was meant
/// nobody can say. The time is that of the question: Prometheus looks back five minutes and does not tell how old a sample is.
/// </summary>
internal static class PrometheusAnswer
{
    public static SourceAnswer Read(ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "status") == "success"
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("result", out var result)
                ? Result(Text(data, "resultType"), result, at)
                : NotPrometheus(at);
        }
        catch (JsonException)
        {
            return NotPrometheus(at);
        }
    }

    /// <summary>What the server says of a query that it does not understand.</summary>
    public static SourceAnswer Refusal(ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "error") : null;
            return SourceAnswer.Failed(Quality.Bad_ConfigurationError, $"the query is refused: {error ?? "no reason given"}", at);
        }
        catch (JsonException)
        {
            return NotPrometheus(at);
        }
    }

    private static SourceAnswer Result(string? type, JsonElement result, DateTimeOffset at)
    {
        if (result.ValueKind != JsonValueKind.Array)
            return NotPrometheus(at);
        return type switch
        {
            "scalar" => Sample(result, at),
            "vector" when result.GetArrayLength() == 0 => SourceAnswer.NoValue("the query gives an empty vector", at),
            "vector" when result.GetArrayLength() > 1 =>
                SourceAnswer.NoValue($"the query gives {result.GetArrayLength()} series; it has to give one", at),
            "vector" when result[0].ValueKind == JsonValueKind.Object && result[0].TryGetProperty("value", out var sample) => Sample(sample, at),
            "vector" when result[0].ValueKind == JsonValueKind.Object && result[0].TryGetProperty("histogram", out _) =>
                SourceAnswer.NoValue("the query gives a histogram, not a number", at),
            "matrix" or "string" => SourceAnswer.Failed(Quality.Bad_ConfigurationError, $"the query gives a {type}; it has to give a scalar or a vector of one element", at),
            _ => NotPrometheus(at),
        };
    }

    // [time, "value"]: the value is a text, as JSON has no NaN and no infinity.
    private static SourceAnswer Sample(JsonElement pair, DateTimeOffset at)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[1].ValueKind != JsonValueKind.String)
            return NotPrometheus(at);
        var text = pair[1].GetString()!;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? SourceAnswer.Good(value, at)
            : SourceAnswer.NoValue($"the query gives {(text is "NaN" or "+Inf" or "-Inf" ? text : "no number")}", at);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static SourceAnswer NotPrometheus(DateTimeOffset at) => SourceAnswer.NoValue("the answer is not one of Prometheus' query API", at);
}
