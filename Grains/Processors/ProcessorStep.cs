using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;
using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors;

/// <summary>One step of a stateful stage: deduplicated by seq, pure.</summary>
internal static class ProcessorStep
{
    public const string Ewma = "ewma";
    public const string Alpha = "alpha";

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

        if (request.Type != Ewma)
            return (null, Refuse(request, $"there is no stage type '{request.Type}'"));
        if (!request.Parameters.TryGetValue(Alpha, out var alpha) || !(alpha is > 0 and <= 1))
            return (null, Refuse(request, "ewma needs an alpha above 0 up to 1"));

        var before = new EwmaState { Average = request.Type == state.Type ? state.Average : null };
        var input = new Measured(request.Value, (Quality)(int)request.Quality, request.At);
        var (after, output) = EwmaStage.Step(before, input, new EwmaSettings(alpha));
        var answer = new ProcessorAnswer
        {
            Seq = request.Seq,
            Value = output.Value,
            Quality = (Interfaces.Quality)(int)output.Quality,
            At = output.At,
        };
        return (new ProcessorState { Type = request.Type, Average = after.Average, LastAnswer = answer }, answer);
    }

    private static ProcessorAnswer Refuse(ProcessorRequest request, string why) =>
        new() { Seq = request.Seq, Quality = Interfaces.Quality.Bad_ConfigurationError, At = request.At, Error = why };
}
