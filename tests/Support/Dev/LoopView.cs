using System.Text.Json;

namespace OrleansHa.Tests.Support.Dev;

/// <summary>What a gateway says of a loop (<c>/api/v1/loops/{name}/status</c>).</summary>
/// <param name="Name">The loop.</param>
/// <param name="Epoch">Raised by each takeover.</param>
/// <param name="Seq">The newest committed step.</param>
/// <param name="Silo">The owner's name, null when nobody owns it.</param>
/// <param name="Zone">The owner's zone.</param>
/// <param name="Quality">For example <c>Good</c>.</param>
/// <param name="Value">Of the first signal.</param>
/// <param name="Output">The newest decision.</param>
/// <param name="LastStepAgeMs">Since the newest committed step.</param>
/// <param name="Json">The whole answer.</param>
public sealed record LoopView(
    string Name, long Epoch, long Seq, string? Silo, string? Zone, string? Quality,
    double? Value, double? Output, double? LastStepAgeMs, JsonElement Json)
{
    /// <summary>For failure messages.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name} epoch {Epoch} seq {Seq} on {Silo}/{Zone} quality {Quality} value {Value:0.##} output {Output:0.##} last step {LastStepAgeMs:0} ms ago");
}
