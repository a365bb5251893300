namespace Orleans.Runtime;

/// <summary>Carries the calls of grain references; one per silo or client.</summary>
internal interface IGrainReferenceRuntime
{
    /// <summary>Sends a call and waits for its result.</summary>
    ValueTask<T> InvokeMethodAsync<T>(GrainReference reference, RequestBase request);

    /// <summary>Sends a call and waits until it is done.</summary>
    ValueTask InvokeMethodAsync(GrainReference reference, RequestBase request);

    /// <summary>Sends a call and waits for its result, for methods that return a task.</summary>
    Task<T> InvokeMethodTaskAsync<T>(GrainReference reference, RequestBase request);

    /// <summary>Sends a call and waits until it is done, for methods that return a task.</summary>
    Task InvokeMethodTaskAsync(GrainReference reference, RequestBase request);

    /// <summary>The elements of a method that returns several; nothing is sent before they are enumerated.</summary>
    IAsyncEnumerable<T> InvokeEnumerable<T>(GrainReference reference, CodeGeneration.AsyncEnumerableRequest<T> request);

    /// <summary>Sends a call and does not wait.</summary>
    void InvokeMethod(GrainReference reference, RequestBase request);

    /// <summary>A reference to the same grain with another interface.</summary>
    object Cast(IAddressable grain, Type interfaceType);
}
