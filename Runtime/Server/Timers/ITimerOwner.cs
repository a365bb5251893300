namespace Orleans.Runtime;

/// <summary>What timers tick for: an activation or a grain service.</summary>
internal interface ITimerOwner : IMessageTarget
{
    GrainAddress Address { get; }

    void Remember(GrainTimer timer);

    void Forget(GrainTimer timer);
}
