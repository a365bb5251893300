using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Silo.Custom;
using OrleansHa.Tests.Support;
using Words = OrleansHa.Grains.Interfaces.Quality;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Users' classes in running loops: what they remember is kept, and what they do wrong stays with them.</summary>
public sealed class CustomStageTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(
        database.ConnectionString, 2, services => services.AddLoopClass<Counting>().AddLoopClass<Throwing>().AddLoopClass<Hanging>().AddLoopClass<Hungry>());

    public async Task DisposeAsync()
    {
        Hanging.Gate.Set();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Neighbours_OfClassesThatHangThrowAndEatMemory_KeepTheirGaps()
    {
        Hanging.Gate.Reset();
        var gaps = new ConcurrentDictionary<string, double>();
        var healthy = Enumerable.Range(0, 10).Select(i => $"healthy-{i}").ToList();
        foreach (var name in healthy)
            await ApplyAsync(name, nameof(Counting));
        await ApplyAsync("hanging", nameof(Hanging));
        await ApplyAsync("throwing", nameof(Throwing));
        await ApplyAsync("hungry", nameof(Hungry));
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "loop.step.gap")
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, gap, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Value is string loop)
                    gaps.AddOrUpdate(loop, gap, (_, known) => Math.Max(known, gap));
            }
        });
        listener.Start();
        var before = await Task.WhenAll(healthy.Select(name => Eventually.ValueAsync(() => StatusAsync(name), status => status.Output is not null)));

        await Eventually.ValueAsync(() => StatusAsync("healthy-0"), status => status.StepsTotal > before[0].StepsTotal + 50, TimeSpan.FromSeconds(20));
        listener.Dispose();

        for (var i = 0; i < healthy.Count; i++)
        {
            gaps[healthy[i]].ShouldBeLessThan(1.0, $"{healthy[i]} has a period of 100 ms");
            var after = await StatusAsync(healthy[i]);
            var counted = after.Output!.Value - before[i].Output!.Value;
            counted.ShouldBeGreaterThan((after.StepsTotal - before[i].StepsTotal) / 2.0, $"the class of {healthy[i]} is asked in its steps");
        }

        foreach (var name in new[] { "hanging", "throwing", "hungry" })
        {
            var status = await StatusAsync(name);
            status.StepsTotal.ShouldBeGreaterThan(20, $"{name} goes on with what its onError says");
            status.Quality.ShouldBe(Words.Uncertain, name);
        }

        _cluster.Silos.Sum(silo => ((CustomCode)silo.Services.GetService(typeof(OrleansHa.Grains.Processors.Custom.ICustomCode))!).Hung)
            .ShouldBe(1, "one thread hangs, however often the stage was due");
    }

    [Fact]
    public async Task Memory_OfAClass_IsGoneOnWithAfterATakeover()
    {
        await ApplyAsync("counted", nameof(Counting));
        var before = await Eventually.ValueAsync(() => StatusAsync("counted"), status => status.Output > 5);

        await _cluster.KillAsync(_cluster.OwnerOf("counted")!);

        var after = await Eventually.ValueAsync(() => StatusAsync("counted"), status => status.Epoch == 2 && status.LastStepAgeMs < 1000);
        after.Output!.Value.ShouldBeGreaterThanOrEqualTo(before.Output!.Value, "it counts on");
    }

    [Fact]
    public async Task Apply_OfAClassThatIsNotThere_IsRefused()
    {
        var result = await _cluster.Grains.GetGrain<IFeedbackLoopGrain>("unknown").ApplyAsync(Text("unknown", "Countin"), null);

        result.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            error => error.Code.ShouldBe("unknown_class"), error => error.Nearest.ShouldBe(typeof(Counting).FullName));
    }

    private static string Text(string name, string type) => Definitions.Pushed(name)
        .Replace("controller:", $"stages: [ {{ name: own, type: custom, class: {typeof(Counting).Namespace}.{type}, onError: {(type == nameof(Counting) ? "hold_last" : "pass")} }} ]\n  controller:", StringComparison.Ordinal)
        .Replace("    type: threshold\n    limit: 50\n    above: 100\n    below: 0\n", "    type: expression\n    expr: value\n    output: { min: 0, max: 100000 }\n", StringComparison.Ordinal);

    private async Task ApplyAsync(string name, string type)
    {
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var result = await loop.ApplyAsync(Text(name, type), null);
        result.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', result.Errors.Select(error => error.Message)));
        var sample = new SignalSample { Id = "one", Value = 40, ObservedAt = DateTimeOffset.UtcNow };
        (await loop.OfferAsync(new SampleBatch { Signal = "level", Samples = [sample] })).Error.ShouldBeNull();
    }

    private async Task<LoopStatus> StatusAsync(string loop) => await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(loop).StatusAsync() ?? new LoopStatus();
}
