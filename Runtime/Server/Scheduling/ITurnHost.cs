using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Scheduler;

/// <summary>What a <see cref="TurnScheduler"/> runs turns for.</summary>
internal interface ITurnHost
{
    IGrainContext Context { get; }

    /// <summary>The call it is busy with, null when there is none or there are several. Read beside its turns.</summary>
    IInvokable? RunningCall => null;

    /// <summary>Runs one queued item that is not a task. Exceptions that escape are logged and end only this turn.</summary>
    void RunTurn(object item);
}
