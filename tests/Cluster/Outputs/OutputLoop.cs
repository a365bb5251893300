using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>A loop whose every pushed sample makes a decision for each of its outputs.</summary>
internal sealed class OutputLoop(LoopCluster cluster, string name)
{
    private int _samples;

    public IFeedbackLoopGrain Grain => cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);

    public ILoopDeadLettersGrain DeadLetters => cluster.Grains.GetGrain<ILoopDeadLettersGrain>(name);

    /// <param name="cluster">Where it runs.</param>
    /// <param name="name">Its name.</param>
    /// <param name="outputs">One output a line, as YAML in flow style.</param>
    public static async Task<OutputLoop> StartAsync(LoopCluster cluster, string name, params string[] outputs)
    {
        var loop = new OutputLoop(cluster, name);
        var text = Definitions.Pushed(name)
            .Replace("  period:", "  trigger: signal\n  period:", StringComparison.Ordinal)
            .Replace("  outputs: []", "  outputs:\n" + string.Join('\n', outputs.Select(output => $"    - {output}")), StringComparison.Ordinal);
        var applied = await loop.Grain.ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => $"{error.Line}: {error.Message}")) + text);
        return loop;
    }

    /// <summary>An http output with one endpoint.</summary>
    public static string Http(string name, string url, string delivery = "{ maxInterval: 100ms, coalesce: none, breaker: { openFor: 100ms } }", string onPartition = "hold") =>
        $$"""{ name: {{name}}, http: { endpoints: [ { url: "{{url}}" } ] }, delivery: {{delivery}}, onPartition: {{onPartition}} }""";

    /// <summary>Makes so many decisions, alternately 100 and 0.</summary>
    public async Task DecideAsync(string output, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var before = (await Grain.StatusAsync())?.Outputs[output].Emitted ?? 0;
            var value = _samples++ % 2 == 0 ? 80 : 20;
            await Eventually.TrueAsync(
                async () => (await Grain.OfferAsync(new SampleBatch
                {
                    Signal = "level",
                    Samples = [new SignalSample { Id = $"{_samples}", Value = value, ObservedAt = DateTimeOffset.UtcNow }],
                })).Error is null,
                TimeSpan.FromSeconds(20));
            await UntilAsync(status => status.Outputs[output].Emitted > before);
        }
    }

    public async Task<LoopStatus> UntilAsync(Func<LoopStatus, bool> wanted) => (await Eventually.ValueAsync(
        Grain.StatusAsync, status => status is not null && wanted(status), TimeSpan.FromSeconds(20), status => $"{Show(status)}\n{cluster.Log}"))!;

    public static void Balanced(OutputStatus output) =>
        output.Emitted.ShouldBe(output.Delivered + output.Pending + output.Superseded + output.DeadLettered, output.ToString());

    private static string Show(LoopStatus? status) =>
        status is null ? "no status" : string.Join('\n', status.Outputs.Select(output => $"{output.Key}: {output.Value}").Prepend($"{status}"));
}
