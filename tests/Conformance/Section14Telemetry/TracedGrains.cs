using System.Diagnostics;

namespace OrleansHa.Tests.Conformance.Section14Telemetry;

public interface ITraced : IGrainWithStringKey
{
    /// <summary>The trace this method runs in, after calling the next grain when it is named.</summary>
    Task<List<string>> TraceAsync(string? next);

    Task FailAsync();

    Task StoreAsync(int value);

    Task HangAsync(string gate);
}

public sealed class TracedGrain([PersistentState("traced")] IPersistentState<TracedState> state) : Grain, ITraced
{
    public async Task<List<string>> TraceAsync(string? next)
    {
        var own = Activity.Current?.TraceId.ToString() ?? "none";
        return next is null ? [own] : [own, .. await GrainFactory.GetGrain<ITraced>(next).TraceAsync(null)];
    }

    public Task FailAsync() => throw new InvalidOperationException("as asked");

    public Task StoreAsync(int value)
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }

    public Task HangAsync(string gate) => Gate.Of(gate).PassAsync();
}

[GenerateSerializer]
public sealed class TracedState
{
    [Id(0)]
    public int Value { get; set; }
}
