using OrleansHa.Grains.Control.Signals;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a signal's fail action means for the controller.</summary>
public static class ControlDemands
{
    /// <param name="acting">The fail action in force, or null when the signal has a usable value.</param>
    public static ControlDemand For(FailAction? acting) => acting switch
    {
        // A held or substituted value is a measurement like any other; its quality says what it is worth.
        null or FailAction.HoldLast or FailAction.Substitute => ControlDemand.Automatic,
        FailAction.FailLow => ControlDemand.DriveLow,
        FailAction.FailHigh => ControlDemand.DriveHigh,
        FailAction.Manual => ControlDemand.Hold,
        _ => throw new ArgumentOutOfRangeException(nameof(acting), acting, "Unknown fail action."),
    };
}
