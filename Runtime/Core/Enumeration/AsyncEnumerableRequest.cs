using System.ComponentModel;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.CodeGeneration;

/// <summary>The base of generated calls of methods that return an <see cref="IAsyncEnumerable{T}"/>. It travels as an argument of the call that starts the enumeration. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AsyncEnumerableRequest<T> : RequestBase
{
    private CancellationToken _callerToken;

    /// <summary>The token among the caller's arguments. It does not travel.</summary>
    public override CancellationToken GetCancellationToken() => _callerToken;

    /// <summary>Such a method is not called like others.</summary>
    public sealed override ValueTask<Response> Invoke() =>
        new(Response.FromException(new InvalidOperationException($"{GetInterfaceName()}.{GetMethodName()} returns elements; it is called through {nameof(IAsyncEnumerableGrainExtension)}.")));

    /// <summary>Sets the caller's token.</summary>
    public void SetCallerToken(CancellationToken token) => _callerToken = token;

    /// <summary>Calls the method on the target.</summary>
    /// <param name="cancellationToken">What the method gets where its caller passed a token.</param>
    public abstract IAsyncEnumerable<T> Enumerate(CancellationToken cancellationToken);

    /// <summary>The same call with arguments of its own, for one enumeration of it.</summary>
    internal AsyncEnumerableRequest<T> Copy(DeepCopier copier)
    {
        var copy = (AsyncEnumerableRequest<T>)MemberwiseClone();
        copy._callerToken = default;
        copy.CopyArguments(copier);
        return copy;
    }
}
