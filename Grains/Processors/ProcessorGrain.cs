using Orleans.Placement;
using Orleans.Storage;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Processors;

/// <summary>
/// A stateful stage. Its state is on disk before it answers, so the same step gets the same answer also after a crash. Placed
/// with its loop, which is the only caller.
/// </summary>
[PreferLocalPlacement]
internal sealed class ProcessorGrain : Grain, IProcessorGrain
{
    public const string StorageName = "loops";

    private readonly IPersistentState<ProcessorState> _state;

    public ProcessorGrain([PersistentState("processor", StorageName)] IPersistentState<ProcessorState> state, ActiveGrains active, IGrainContext context)
    {
        _state = state;
        active.Follow(context, nameof(ProcessorGrain));
    }

    public async Task<ProcessorAnswer> ProcessAsync(ProcessorRequest request)
    {
        var (next, answer) = ProcessorStep.Take(_state.State, request);
        if (next is null)
            return answer;

        var before = _state.State;
        _state.State = next;
        try
        {
            await _state.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation wrote: this one has to go, and the engine sees to it.
            throw;
        }
        catch
        {
            // Not known to be on disk, so not answered, and not to be remembered as answered.
            _state.State = before;
            throw;
        }

        return answer;
    }

    public async Task ClearAsync()
    {
        await _state.ClearStateAsync();
        DeactivateOnIdle();
    }
}
