using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>The failure of a call.</summary>
[GenerateSerializer]
[SuppressReferenceTracking]
[Alias("Failed")]
internal sealed class ExceptionResponse : Response
{
    [Id(0)]
    private Exception _exception;

    public ExceptionResponse(Exception exception) => _exception = exception;

    public override object? Result
    {
        get
        {
            ExceptionDispatchInfo.Throw(_exception);
            return null;
        }

        set => throw new InvalidOperationException("The call failed; a result goes into a response of its own.");
    }

    public override Exception? Exception
    {
        get => _exception;
        set => _exception = value ?? throw new ArgumentNullException(nameof(value));
    }

    public override T GetResult<T>()
    {
        ExceptionDispatchInfo.Throw(_exception);
        return default!;
    }

    public override void Dispose()
    {
    }
}
