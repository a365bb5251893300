using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// Periodic timers of processes that were killed. Their finalizers would end the waits of dead silos, whose code would then run on
/// the finalizer's thread beside the next seed: those finalizers are called off.
/// </summary>
internal static class AbandonedTimers
{
    // The part of a PeriodicTimer that a clock gets to see keeps the timer itself in this field while somebody waits for a tick.
    private const string OwnerField = "_owner";

    private static readonly List<object> Noted = [];

    public static void Note(object? timerState)
    {
        if (timerState?.GetType().DeclaringType == typeof(PeriodicTimer)) Noted.Add(timerState);
    }

    /// <summary>Called when a seed is over.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "Calling off the finalizers of others is what this is for.")]
    public static void Forget()
    {
        foreach (var state in Noted)
        {
            var field = state.GetType().GetField(OwnerField, BindingFlags.Instance | BindingFlags.NonPublic)
                ?? throw new InvalidOperationException($"{nameof(PeriodicTimer)} has no field {OwnerField} in this version of .NET: find out how its finalizer is called off.");
            if (field.GetValue(state) is { } timer) GC.SuppressFinalize(timer);
        }

        Noted.Clear();
    }
}
