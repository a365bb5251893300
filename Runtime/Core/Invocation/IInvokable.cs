using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call of one interface method with its arguments.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>The object it runs on, null before <see cref="SetTarget"/>.</summary>
    object? GetTarget();

    /// <summary>Sets what it runs on.</summary>
    void SetTarget(ITargetHolder holder);

    /// <summary>Runs the method; a thrown exception becomes a response with that exception.</summary>
    ValueTask<Response> Invoke();

    /// <summary>How many arguments there are, cancellation tokens not counted.</summary>
    int GetArgumentCount() => 0;

    /// <summary>One argument; an index out of range throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "The call has no such argument.");

    /// <summary>Replaces one argument; an index out of range throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index), index, "The call has no such argument.");

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's name.</summary>
    string GetInterfaceName();

    /// <summary><c>Interface/Method</c>.</summary>
    string GetActivityName();

    /// <summary>The interface method.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>Whether the call takes a cancellation token.</summary>
    bool IsCancellable => false;

    /// <summary>The caller's or callee's token.</summary>
    CancellationToken GetCancellationToken() => default;

    /// <summary>Signals the callee's token; false when there is none.</summary>
    bool TryCancel() => false;

    /// <summary>The method's own response time-out, null when it has none.</summary>
    TimeSpan? GetDefaultResponseTimeout() => null;
}
