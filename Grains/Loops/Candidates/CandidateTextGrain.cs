using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Processors;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Loops.Candidates;

internal sealed class CandidateTextGrain : Grain, ICandidateTextGrain
{
    private readonly IPersistentState<CandidateText> _state;

    public CandidateTextGrain([PersistentState("candidate", ProcessorGrain.StorageName)] IPersistentState<CandidateText> state, ActiveGrains active, IGrainContext context)
    {
        _state = state;
        active.Follow(context, nameof(CandidateTextGrain));
    }

    public async Task PutAsync(string definition)
    {
        _state.State = new CandidateText { Definition = definition };
        await _state.WriteStateAsync();
    }

    public Task<string?> GetAsync() => Task.FromResult(_state.State.Definition);

    public async Task ClearAsync()
    {
        await _state.ClearStateAsync();
        DeactivateOnIdle();
    }
}
