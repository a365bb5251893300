namespace Orleans.Serialization.Invocation;

/// <summary>The success of a call that returns nothing.</summary>
[GenerateSerializer]
[Immutable]
[SuppressReferenceTracking]
[Alias("Completed")]
internal sealed class CompletedResponse : Response
{
    public static CompletedResponse Instance { get; } = new();

    public override object? Result
    {
        get => null;
        set => throw new InvalidOperationException("The method returns nothing, so it can have no result.");
    }

    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException("A completed response is shared; create one with Response.FromException.");
    }

    public override T GetResult<T>() => default!;

    public override void Dispose()
    {
    }
}
