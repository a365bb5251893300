using System.Collections.Immutable;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>One signal of a plan.</summary>
/// <param name="Name">The signal.</param>
/// <param name="Low">Lower end of its range.</param>
/// <param name="High">Upper end of its range.</param>
/// <param name="Selector">How one value is chosen.</param>
/// <param name="Watchdog">When a source counts as stalled or stuck.</param>
/// <param name="Fail">What happens without a usable value.</param>
/// <param name="Sources">In the order of the definition.</param>
internal sealed record SignalPlan(
    string Name,
    double Low,
    double High,
    SelectorSettings Selector,
    WatchdogSettings Watchdog,
    FailPolicySettings Fail,
    ImmutableArray<SourceDefinition> Sources)
{
    public SourceDefinition? FindSource(string name)
    {
        foreach (var source in Sources)
        {
            if (source.Name == name)
                return source;
        }

        return null;
    }
}
