namespace Orleans.Serialization.Invocation;

/// <summary>What came of a call: a result or an exception.</summary>
public abstract class Response : IDisposable
{
    /// <summary>A success without a value.</summary>
    public static Response Completed => CompletedResponse.Instance;

    /// <summary>The result; throws when the call failed.</summary>
    public abstract object? Result { get; set; }

    /// <summary>The failure, null on success.</summary>
    public abstract Exception? Exception { get; set; }

    /// <summary>A success.</summary>
    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    /// <summary>A failure.</summary>
    public static Response FromException(Exception exception) => new ExceptionResponse(exception);

    /// <summary>The typed result; throws what the call threw.</summary>
    public abstract T GetResult<T>();

    /// <summary>Releases what the response holds.</summary>
    public abstract void Dispose();

    /// <summary>Replaces the result by a copy, so that caller and callee never share what could change. Called once by the callee's silo when the method returns.</summary>
    internal virtual void CopyResult(DeepCopier copier)
    {
    }
}
