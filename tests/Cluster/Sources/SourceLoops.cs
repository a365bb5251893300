using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>Loops that put out what they read: the output is the signal, from 0 to 100.</summary>
internal static class SourceLoops
{
    public static string Of(string name, string[] sources, string selector = "{ type: failover }", string stallAfter = "60s", string onBad = "{ action: hold_last, maxAge: 60s }") => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: {{name}} }
        spec:
          period: 100ms
          signals:
            level:
              units: "1"
              range: [0, 100]
              selector: {{selector}}
              watchdog: { stallAfter: {{stallAfter}} }
              onBad: {{onBad}}
              sources:
                - {{string.Join("\n        - ", sources)}}
          controller: { type: expression, expr: value, output: { min: 0, max: 100 } }
          outputs: []
        """;

    public static LoopDefinition Parse(string text)
    {
        var parsed = LoopDefinitionParser.Parse(text);
        parsed.Errors.ShouldBeEmpty(text);
        return parsed.Definition!;
    }

    public static string Describe(LoopStatus status) =>
        $"output {status.Output}, {status.Mode.Actual}, {status.StepsTotal} steps; {string.Join("; ", status.Signals.Select(signal => $"{signal.Key} {signal.Value.Value} {signal.Value.Quality} of "
            + string.Join(", ", signal.Value.Sources.Select(source => $"{source.Name} {source.Health} {source.Value} {source.Quality} '{source.Reason}'"))))}";
}
