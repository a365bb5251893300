using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The base of generated calls.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
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

    /// <summary>
    /// Replaces the result by a copy, so that the callee's later changes do not reach the caller. <see cref="Invoke"/> returns the callee's own
    /// object: the callee's runtime calls this once, on the turn in which the call completed and after the filters ran, for a caller in the same
    /// process; for a remote caller it serializes the response on that turn instead.
    /// </summary>
    public virtual void CopyResult(Response response, DeepCopier copier) => response.CopyResult(copier);

    /// <summary>Turns what a method returned into a response. For generated code.</summary>
    protected static ValueTask<Response> Complete<T>(Task<T> task) =>
        task.IsCompletedSuccessfully ? new(Response.FromResult(task.Result)) : InvocationCompletion.Await(task);

    /// <summary>Turns what a method returned into a response. For generated code.</summary>
    protected static ValueTask<Response> Complete<T>(ValueTask<T> task) =>
        task.IsCompletedSuccessfully ? new(Response.FromResult(task.Result)) : InvocationCompletion.Await(task.AsTask());

    /// <summary>Turns what a method returned into a response. For generated code.</summary>
    protected static ValueTask<Response> Complete(Task task) =>
        task.IsCompletedSuccessfully ? new(Response.Completed) : InvocationCompletion.Await(task);

    /// <summary>Turns what a method returned into a response. For generated code.</summary>
    protected static ValueTask<Response> Complete(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully) return InvocationCompletion.Await(task.AsTask());
        task.GetAwaiter().GetResult();
        return new(Response.Completed);
    }

    /// <summary>The grain that a call runs on. For generated code.</summary>
    protected static T FindTarget<T>(ITargetHolder holder)
        where T : class => InvocationCompletion.FindTarget<T>(holder);

    /// <summary>The extension that a call runs on. For generated code.</summary>
    protected static T FindExtension<T>(ITargetHolder holder)
        where T : class => InvocationCompletion.FindExtension<T>(holder);

    /// <summary>Finds the method of a call. For generated code.</summary>
    protected static MethodInfo FindMethod(Type interfaceType, string name, Type[] typeArguments, Type[] parameterTypes) =>
        InvocationCompletion.FindMethod(interfaceType, name, typeArguments, parameterTypes);
}
