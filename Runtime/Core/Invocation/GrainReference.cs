namespace Orleans.Runtime;

/// <summary>Addresses a grain. Generated proxies derive from it; two references to one grain are equal.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainReferenceShared _shared;
    private readonly IdSpan _key;

    /// <summary>A reference to the grain with this key.</summary>
    protected internal GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        _shared = shared;
        _key = key;
    }

    /// <summary>The grain.</summary>
    public GrainId GrainId => new(_shared.GrainType, _key);

    /// <summary>The interface.</summary>
    public GrainInterfaceType InterfaceType => _shared.InterfaceType;

    /// <summary>The interface's version.</summary>
    public ushort InterfaceVersion => _shared.InterfaceVersion;

    internal Messaging.MessageCategory Category => _shared.Category;

    internal IGrainReferenceRuntime Runtime => _shared.Runtime;

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    /// <summary>Sends a call and waits for its result. For generated code.</summary>
    protected ValueTask<T> InvokeAsync<T>(RequestBase request) => _shared.Runtime.InvokeMethodAsync<T>(this, request);

    /// <summary>Sends a call and waits until it is done. For generated code.</summary>
    protected ValueTask InvokeAsync(RequestBase request) => _shared.Runtime.InvokeMethodAsync(this, request);

    /// <summary>The same for methods that return a task: one object and one thread hop less than <c>InvokeAsync().AsTask()</c>. For generated code.</summary>
    protected Task<T> InvokeTaskAsync<T>(RequestBase request) => _shared.Runtime.InvokeMethodTaskAsync<T>(this, request);

    /// <summary>The same for methods that return a task without a value. For generated code.</summary>
    protected Task InvokeTaskAsync(RequestBase request) => _shared.Runtime.InvokeMethodTaskAsync(this, request);

    /// <summary>The elements of a method that returns several. For generated code.</summary>
    protected IAsyncEnumerable<T> InvokeEnumerable<T>(CodeGeneration.AsyncEnumerableRequest<T> request) => _shared.Runtime.InvokeEnumerable(this, request);

    /// <summary>Sends a call and does not wait. For generated code.</summary>
    protected void Invoke(RequestBase request) => _shared.Runtime.InvokeMethod(this, request);
}
