using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The base of generated calls.</summary>
public abstract class RequestBase : IInvokable
{
    /// <summary>How the call is delivered.</summary>
    public virtual InvokeMethodOptions Options => InvokeMethodOptions.None;

    /// <inheritdoc/>
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc/>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "The call has no such argument.");

    /// <inheritdoc/>
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index), index, "The call has no such argument.");

    /// <inheritdoc/>
    public abstract object? GetTarget();

    /// <inheritdoc/>
    public abstract void SetTarget(ITargetHolder holder);

    /// <inheritdoc/>
    public abstract ValueTask<Response> Invoke();

    /// <inheritdoc/>
    public abstract string GetMethodName();

    /// <inheritdoc/>
    public abstract string GetInterfaceName();

    /// <inheritdoc/>
    public virtual string GetActivityName() => $"{GetInterfaceName()}/{GetMethodName()}";

    /// <inheritdoc/>
    public abstract MethodInfo GetMethod();

    /// <inheritdoc/>
    public abstract Type GetInterfaceType();

    /// <inheritdoc/>
    public virtual bool IsCancellable => false;

    /// <inheritdoc/>
    public virtual CancellationToken GetCancellationToken() => default;

    /// <inheritdoc/>
    public virtual bool TryCancel() => false;

    /// <inheritdoc/>
    public virtual TimeSpan? GetDefaultResponseTimeout() => null;

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Replaces every argument that the callee could see change by a copy. Called once by the proxy's runtime, before anything is sent.</summary>
    public virtual void CopyArguments(DeepCopier copier)
    {
    }
}
