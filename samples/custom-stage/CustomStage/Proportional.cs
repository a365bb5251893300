using System.Globalization;
using OrleansHa.Grains.Interfaces.Processors;

namespace OrleansHa.Samples.CustomStage;

/// <summary>A controller without a memory: the output moves from where it is by <c>settings.gain</c> times the error.</summary>
public sealed class Proportional : ILoopController
{
    /// <inheritdoc />
    public SubProcessorAnswer Decide(SubProcessorInput input, CancellationToken cancel)
    {
        var gain = double.Parse(input.Settings.GetValueOrDefault("gain", "0.1"), CultureInfo.InvariantCulture);
        return new SubProcessorAnswer(input.Output + (gain * (input.Setpoint - input.Value)));
    }
}
