using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>A typed result.</summary>
[GenerateSerializer]
[SuppressReferenceTracking]
[Alias("Response`1")]
public sealed class Response<TResult> : Response
{
    [Id(0)]
    private TResult? _result;

    // A failed response travels as an ExceptionResponse.
    [NonSerialized]
    private Exception? _exception;

    internal TResult? TypedResult
    {
        get => _result;
        set => _result = value;
    }

    /// <inheritdoc/>
    public override object? Result
    {
        get
        {
            if (_exception is not null) ExceptionDispatchInfo.Throw(_exception);
            return _result;
        }

        set => _result = (TResult?)value;
    }

    /// <inheritdoc/>
    public override Exception? Exception
    {
        get => _exception;
        set => _exception = value;
    }

    /// <inheritdoc/>
    public override T GetResult<T>()
    {
        if (_exception is not null) ExceptionDispatchInfo.Throw(_exception);
        return typeof(T) == typeof(TResult) ? System.Runtime.CompilerServices.Unsafe.As<TResult, T>(ref _result!) : (T)(object)_result!;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    internal override void CopyResult(DeepCopier copier)
    {
        if (_result is not null) _result = copier.Copy(_result);
    }
}
