using Orleans.Placement;
using Orleans.Storage;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Processors.Custom;

/// <summary>
/// The memory of a user's class for one loop. Its code runs on threads apart: this activation only waits, and no longer than the
/// limit, so that a class that hangs costs its own stage and nothing else. The state is on disk before the answer goes out.
/// </summary>
[PreferLocalPlacement]
internal sealed class CustomProcessorGrain : Grain, ICustomProcessorGrain
{
    private readonly IPersistentState<CustomProcessorState> _state;
    private readonly ICustomCode _code;

    public CustomProcessorGrain(
        [PersistentState("custom", ProcessorGrain.StorageName)] IPersistentState<CustomProcessorState> state, ICustomCode code, ActiveGrains active, IGrainContext context)
    {
        (_state, _code) = (state, code);
        active.Follow(context, nameof(CustomProcessorGrain));
    }

    public async Task<ProcessorAnswer> ProcessAsync(CustomRequest request)
    {
        var before = _state.State;
        var same = before.Class == request.Class;
        if (same && before.LastAnswer is { } last)
        {
            if (request.Input.Seq == last.Seq)
                return last with { Repeated = true };
            if (request.Input.Seq < last.Seq)
                return Refuse(request, $"step {request.Input.Seq} is older than the last one, {last.Seq}");
        }

        var run = await _code.RunAsync(new CustomCall(request.Class, same ? before.Memory : null, request.Input, request.Limit));
        if (run.Error is { } error)
            return Refuse(request, error);
        var answer = new ProcessorAnswer
        {
            Seq = request.Input.Seq,
            Value = run.Value.Value,
            Quality = (Interfaces.Quality)(int)run.Value.Quality,
            At = run.Value.At,
        };
        _state.State = new CustomProcessorState { Class = request.Class, Memory = run.State, LastAnswer = answer };
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

    private static ProcessorAnswer Refuse(CustomRequest request, string why) =>
        new() { Seq = request.Input.Seq, Quality = Interfaces.Quality.Bad_NoCommunication, At = request.Input.At, Error = why };
}
