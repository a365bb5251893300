using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A timer's tick as a call of its activation to itself. It never leaves the activation.</summary>
internal sealed class TimerTick(GrainTimer timer) : RequestBase
{
    private static readonly MethodInfo Method = typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!;

    /// <summary>Whether a completed tick counts as use of the activation.</summary>
    public bool KeepsAlive => timer.KeepsAlive;

    public override object? GetTarget() => timer;

    public override void SetTarget(ITargetHolder holder)
    {
    }

    public override ValueTask<Response> Invoke() => Complete(timer.InvokeCallbackAsync());

    public override string GetMethodName() => nameof(IGrainTimerInvoker.InvokeCallbackAsync);

    public override string GetInterfaceName() => nameof(IGrainTimerInvoker);

    public override MethodInfo GetMethod() => Method;

    public override Type GetInterfaceType() => typeof(IGrainTimerInvoker);

    public override void Dispose()
    {
    }
}
