using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Who decides the output in a step.</summary>
/// <param name="Requested">By the definition or an operator.</param>
/// <param name="Actual">What the loop does.</param>
/// <param name="Demand">What the controller is asked.</param>
/// <param name="Target">Where the output goes when it is set from outside; null leaves it where it is.</param>
internal readonly record struct ModeChoice(LoopMode Requested, LoopMode Actual, ControlDemand Demand, double? Target = null)
{
    /// <summary>Whether outputs are told nothing: in shadow nothing acts, in tracking somebody else does, out of service nobody.</summary>
    public bool IsSilent => Requested is LoopMode.OutOfService or LoopMode.Shadow or LoopMode.Tracking;
}
