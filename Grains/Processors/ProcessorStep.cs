using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;
using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors;

/// <summary>One step of a stateful stage: deduplicated by seq, pure.</summary>
internal static class ProcessorStep
{
    /// <returns>The state to keep, or null when nothing changes, and the answer.</returns>
    public static (ProcessorState? State, ProcessorAnswer Answer) Take(ProcessorState state, ProcessorRequest request)
    {
        if (state.LastAnswer is { } last && request.Type == state.Type)
        {
            if (request.Seq == last.Seq)
                return (null, last with { Repeated = true });
            if (request.Seq < last.Seq)
                return (null, Refuse(request, $"step {request.Seq} is older than the last one, {last.Seq}"));
        }

        var input = new Measured(request.Value, (Quality)(int)request.Quality, request.At);
        StageMemory after;
        Measured output;
        try
        {
            (after, output) = StageProgram.Step(request.Type, Memory(state, request.Type), input, request.Parameters);
        }
        catch (ArgumentException wrong)
        {
            return (null, Refuse(request, wrong.Message));
        }

        var answer = new ProcessorAnswer
        {
            Seq = request.Seq,
            Value = output.Value,
            Quality = (Interfaces.Quality)(int)output.Quality,
            At = output.At,
        };
        var memory = JsonSerializer.Serialize(after, StageMemoryJson.Default.StageMemory);
        return (new ProcessorState { Type = request.Type, Average = after.Ewma?.Average, LastAnswer = answer, Memory = memory }, answer);
    }

    // A stage that was given another type starts anew.
    private static StageMemory Memory(ProcessorState state, string type)
    {
        if (state.Type != type)
            return new StageMemory();
        return state.Memory is { } stored
            ? JsonSerializer.Deserialize(stored, StageMemoryJson.Default.StageMemory) ?? new StageMemory()
            : new StageMemory { Ewma = new EwmaState { Average = state.Average } };
    }

    private static ProcessorAnswer Refuse(ProcessorRequest request, string why) =>
        new() { Seq = request.Seq, Quality = Interfaces.Quality.Bad_ConfigurationError, At = request.At, Error = why };
}
