using System.Globalization;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>A valid definition made from a seed, with parts of every family.</summary>
internal sealed class RandomDefinition(int seed)
{
    private readonly Random _random = new(seed);

    internal string Text()
    {
        var signals = Enumerable.Range(0, _random.Next(1, 4)).Select(i => $"s{i}").ToList();
        var stages = Enumerable.Range(0, _random.Next(6)).Select(i => $"    - {{ name: t{i}, input: {Pick([.. signals, .. Enumerable.Range(0, i).Select(n => $"t{n}")])}, {Stage()}{OnError()} }}\n").ToList();
        var outputs = Enumerable.Range(0, _random.Next(4)).Select(i => $"    - {{ name: o{i}, {Output()}, onPartition: {Pick(["hold", "duplicate"])} }}\n").ToList();
        return $$"""
            apiVersion: loops/v1
            kind: FeedbackLoop
            metadata: { name: r{{_random.Next(1000)}}, labels: { "k{{_random.Next(9)}}": {{Pick(["\"no\"", "x y", "\"1\"", "\"a: b\"", "'#'", "\"\\u00e4\\n\""])}} } }
            spec:
              mode: {{Pick(["auto", "manual", "shadow", "tracking", "out_of_service"])}}
              period: {{Duration(10, 3_600_000)}}
              onStoreLoss: {{Pick(["hold", "continue"])}}
            {{Pick(["", "  placement: { standby: hot }\n", "  placement: { standby: hot, replicas: 4, zones: [a, b] }\n"])}}  signals:
            {{string.Concat(signals.Select(Signal))}}{{(stages.Count == 0 ? "" : "  stages:\n" + string.Concat(stages))}}  controller: { input: {{Pick(signals)}}, {{Controller()}} }
            {{(outputs.Count == 0 ? "" : "  outputs:\n" + string.Concat(outputs))}}
            """ + "\n";
    }

    private string Signal(string name) =>
        $$"""
            {{name}}:
              units: {{Pick(["ms", "degC", "\"%\"", "\"1\"", "L/s"])}}
              range: [-1e300, {{Number(1, 1e300)}}]
              selector: { {{Pick(["type: failover", "type: max, quorum: 2", "type: median, maxDeviation: 0.1", "type: vote2oo3, maxDeviation: 3", "type: average", "type: load_balance, switchBackAfter: 0s", "type: quorum, quorum: 3, maxDeviation: 1"])}} }
              onBad: {{Pick(["hold_last", "manual", "fail_low", "{ action: substitute, value: 0.5 }", "{ maxAge: 90s, then: substitute, value: 0 }", "{ action: substitute, value: 0, maxAge: 2m, then: { action: hold_last, then: fail_high } }"])}}
              sources: [ {{string.Join(", ", Enumerable.Range(0, 3).Select(i => $"{{ name: q{i}, {(i == 0 ? "zone: a, " : "")}{Source()} }}"))}} ]

        """;

    private string Source() => Pick(
    [
        "push: {}", "http: { url: \"https://h/a?b=c\" }", "prometheus: { url: http://p, query: \"sum(x{y=\\\"z\\\"})\", auth: { bearer: \"${env:T}\" } }",
        $"amqp: {{ url: amqp://r/v, queue: q.1, prefetch: {_random.Next(1, 10000)} }}", "postgres: { connection: \"${file:/a}\", listen: c }",
        "postgres: { connection: \"${env:D}\", query: \"select 1\\n-- x\" }", "file: { path: /a/b, read: tail }", "system: { metric: disk, path: /x }", "timeout: 1s, breaker: { failures: 9 }, push:",
    ]);

    private string Stage() => Pick(
    [
        $"type: ewma, alpha: {Number(1e-9, 1)}", "type: median_window", "type: moving_average, samples: 1001", $"type: kalman1d, processNoise: {Number(1e-300, 1e300)}, measurementNoise: 1",
        $"type: derivative, per: {Duration(1, 86_400_000)}", "type: rate_limit, ratePerMinute: { down: 3 }", $"type: deadband, width: {Number(1e-300, 9)}", "type: clamp, min: -0.0, max: 1e-17",
        $"type: scale, factor: {Number(1, 5)}, offset: -3", "type: lookup, table: [ { from: 0, output: 1 }, { from: 0.1, output: -1 } ]", "type: validate, expr: \"value > 0 # not a comment\"",
        "type: expression, expr: \"a\\n+ b\"", "type: anomaly, threshold: 2.5, action: reject", "type: http, endpoints: [ { url: http://m } ], hedgeAfter: 1ms", "type: custom, class: A.B, settings: { on: \"off\" }",
    ]);

    private string OnError() => Pick(["", ", onError: bad", ", onError: substitute, substitute: 0.1", ", timeout: 55ms"]);

    private string Controller() => Pick(
    [
        $"type: pid, setpoint: 0, gains: {{ ki: {Number(1e-300, 1e300)} }}, action: direct, output: {{ min: 0, max: 1, ratePerMinute: 5 }}, setpointWeights: {{ proportional: 0 }}",
        $"type: pid, setpoint: 0.25, gains: {{ kp: 1 }}, action: reverse, trackingTime: {Duration(1, 5000)}, gainSchedule: {{ table: [ {{ from: -1, kd: 2 }} ] }}, output: {{ min: -5, max: 5, initial: 1 }}",
        "type: cascade, setpointFrom: outer, gains: { kp: 1, kd: 1 }, action: direct, process: { gain: -2, deadTime: 5s }, output: { min: 0, max: 1 }",
        "type: threshold, below: 1, limit: 0.5, above: 3", "type: threshold, below: 1, table: [ { from: 1, output: 2 }, { from: 2, output: 0 } ], output: { min: -9, max: 9 }",
        "type: hysteresis, low: -1, high: 1, action: direct", "type: step, target: 0, table: [ { to: 0, change: 1 } ], output: { min: 0, max: 1 }", "type: ratio, target: 0.5, output: { min: 1, max: 9 }",
        "type: expression, expr: \"1\", output: { min: 0, max: 1 }, stabilization: { up: 3s }", "type: custom, class: C, output: { min: 0, max: 1 }, minQuality: good",
    ]);

    private string Output() => Pick(
    [
        "http: { endpoints: [ { url: https://e/ } ] }, delivery: { coalesce: none, ttl: 90s }", "amqp: { url: amqps://r, exchange: x, routingKey: k }", "postgres: { connection: \"${env:D}\", statement: s }",
        "file: { path: /o }", "alertmanager: { endpoints: [ { url: http://am } ], labels: { \"null\": \"~\" } }", "kubernetes_scale: { workload: w }", "alert: { route: r }",
    ]);

    // Over many decades, so that every way to write a number comes up.
    private string Number(double low, double high) =>
        Math.Exp(Math.Log(low) + (_random.NextDouble() * (Math.Log(high) - Math.Log(low)))).ToString("R", CultureInfo.InvariantCulture);

    private string Duration(int low, int high) => _random.Next(3) switch
    {
        0 => $"{low}ms",
        1 => $"{_random.Next(low, high)}ms",
        _ => ((double)_random.Next(low, high) / 1000).ToString("0.###", CultureInfo.InvariantCulture) + "s",
    };

    private string Pick(List<string> choices) => choices[_random.Next(choices.Count)];
}
