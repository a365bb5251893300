namespace Orleans.Runtime;

/// <summary>A timer of an activation; disposing it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Changes its times; during a tick this takes effect after it.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
