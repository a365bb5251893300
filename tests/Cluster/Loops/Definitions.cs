namespace OrleansHa.Tests.Cluster.Loops;

internal static class Definitions
{
    /// <summary>A loop with one pushed signal, a threshold controller and no outputs.</summary>
    public static string Pushed(string name, string period = "100ms", double limit = 50) => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: {{name}} }
        spec:
          mode: auto
          period: {{period}}
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 60s }
              onBad: { action: hold_last, maxAge: 60s }
              sources:
                - { name: push, priority: 1, push: {} }
          controller:
            type: threshold
            limit: {{limit}}
            above: 100
            below: 0
          outputs: []
        """;

    /// <summary>The same with a standby.</summary>
    public static string Hot(string name, double limit = 50, string placement = "{ standby: hot }") =>
        Pushed(name, limit: limit).Replace("  period:", $"  placement: {placement}\n  period:", StringComparison.Ordinal);

    /// <summary>A loop with a pulled signal, an ewma stage, a pid controller and an output with two endpoints.</summary>
    public static string Pulled(string name, string sensor, string[] endpoints, string period = "100ms") => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: {{name}} }
        spec:
          mode: auto
          period: {{period}}
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 5s }
              onBad: { action: hold_last, maxAge: 60s }
              sources:
                - { name: probe, priority: 1, zone: b, http: { url: "{{sensor}}", jsonPath: "$.value", every: 100ms } }
          stages:
            - { name: smooth, type: ewma, alpha: 0.5 }
          controller:
            type: pid
            setpoint: 50
            gains: { kp: 1, ki: 0.5, kd: 0 }
            action: reverse
            output: { min: 0, max: 100 }
          outputs:
            - name: valve
              http: { method: POST, endpoints: [ {{string.Join(", ", endpoints.Select(url => $"{{ url: \"{url}\" }}"))}} ] }
              delivery: { retry: exponential, maxInterval: 1s, ttl: 1m, coalesce: latest, deadLetter: true }
              onPartition: hold
        """;
}
