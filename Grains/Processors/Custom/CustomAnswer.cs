using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Processors.Custom;

/// <summary>What became of a step of a user's class.</summary>
/// <param name="Value">No better than its input; Bad when there is an error.</param>
/// <param name="State">What to remember, as JSON.</param>
/// <param name="Error">What went wrong, or null.</param>
internal sealed record CustomAnswer(Measured Value, string? State, string? Error)
{
    public static CustomAnswer Failed(CustomCall call, string error, Quality why = Quality.Bad_NoCommunication) =>
        new(Measured.Missing(why, call.Input.At), null, error);
}
