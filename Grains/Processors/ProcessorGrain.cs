using Orleans.Placement;
using Orleans.Storage;
using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors;

/// <summary>
/// A stateful stage. Its state is on disk before it answers, so the same step gets the same answer also after a crash. Placed
/// with its loop, which is the only caller.
/// </summary>
[PreferLocalPlacement]
internal sealed class ProcessorGrain([PersistentState("processor", ProcessorGrain.StorageName)] IPersistentState<ProcessorState> state)
    : Grain, IProcessorGrain
{
    public const string StorageName = "loops";

    public async Task<ProcessorAnswer> ProcessAsync(ProcessorRequest request)
    {
        var (next, answer) = ProcessorStep.Take(state.State, request);
        if (next is null)
            return answer;

        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation wrote: this one has to go, and the engine sees to it.
            throw;
        }
        catch
        {
            // Not known to be on disk, so not answered, and not to be remembered as answered.
            state.State = before;
            throw;
        }

        return answer;
    }

    public async Task ClearAsync()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }
}
