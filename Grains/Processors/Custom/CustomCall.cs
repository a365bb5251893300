using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Grains.Processors.Custom;

/// <summary>One step of a user's class.</summary>
/// <param name="Class">Its full name.</param>
/// <param name="State">What it remembers, as JSON; null before the first step, or when it has no memory.</param>
/// <param name="Input">What it sees.</param>
/// <param name="Limit">How long it may take.</param>
internal sealed record CustomCall(string Class, string? State, SubProcessorInput Input, TimeSpan Limit)
{
    /// <summary>Who asks: one call of each at a time.</summary>
    public string Owner => $"{Input.Loop}/{Input.Stage}";
}
