using System.Reflection;
using Orleans.Serialization.Invocation;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>A call that runs a function on the grain instance.</summary>
internal sealed class FunctionRequest(Func<object, Task> body) : RequestBase
{
    private object? _target;

    public override object? GetTarget() => _target;

    public override void SetTarget(ITargetHolder holder) => _target = holder.GetTarget();

    public override ValueTask<Response> Invoke() => Complete(body(_target!));

    public override string GetMethodName() => "Run";

    public override string GetInterfaceName() => "IFunction";

    public override MethodInfo GetMethod() => body.Method;

    public override Type GetInterfaceType() => typeof(IAddressable);

    public override void Dispose()
    {
    }
}
