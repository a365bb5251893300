using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>To be filled by an initializer.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>With these times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; infinite means stopped until changed.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of one tick to the next; infinite means one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks interleave with requests. Default false.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks keep the activation from being idle. Default false.</summary>
    public bool KeepAlive { get; init; }
}
