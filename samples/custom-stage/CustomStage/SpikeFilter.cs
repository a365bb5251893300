using System.Globalization;
using OrleansHa.Grains.Interfaces;
using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Samples.CustomStage;

/// <summary>
/// A stage with a memory: a value that jumps by more than <c>settings.jump</c> is held back until it has come three times in a
/// row. What is given meanwhile is the last value, as Uncertain.
/// </summary>
public sealed class SpikeFilter : ISubProcessor<SpikeMemory>
{
    private const int Believed = 3;

    /// <inheritdoc />
    public (SpikeMemory State, SubProcessorAnswer Answer) Process(SpikeMemory state, SubProcessorInput input, CancellationToken cancel)
    {
        var jump = double.Parse(input.Settings.GetValueOrDefault("jump", "10"), CultureInfo.InvariantCulture);
        if (state.Last is not { } last || Math.Abs(input.Value - last) <= jump || state.Doubted + 1 >= Believed)
            return (new SpikeMemory { Last = input.Value }, new SubProcessorAnswer(input.Value));
        return (new SpikeMemory { Last = last, Doubted = state.Doubted + 1 }, new SubProcessorAnswer(last, Quality.Uncertain));
    }
}
