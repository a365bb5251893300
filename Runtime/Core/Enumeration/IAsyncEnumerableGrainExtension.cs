using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>Serves the enumerations of a grain's <see cref="IAsyncEnumerable{T}"/> methods, batch by batch. What call filters see instead of those methods.</summary>
public interface IAsyncEnumerableGrainExtension : IGrainExtension
{
    /// <summary>Calls the method and returns the first elements.</summary>
    /// <param name="requestId">The consumer's own number for it.</param>
    /// <param name="request">The call.</param>
    /// <param name="maxBatchSize">How many elements a batch may have.</param>
    /// <param name="maxWait">After how long without an element an empty batch is returned, so that the consumer's call does not time out.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    [AlwaysInterleave]
    [return: Immutable]
    ValueTask<EnumerationBatch<T>> StartEnumeration<T>(
        Guid requestId, [Immutable] AsyncEnumerableRequest<T> request, int maxBatchSize, TimeSpan maxWait, CancellationToken cancellationToken);

    /// <summary>The next elements.</summary>
    [AlwaysInterleave]
    [return: Immutable]
    ValueTask<EnumerationBatch<T>> MoveNext<T>(Guid requestId, CancellationToken cancellationToken);

    /// <summary>Ends the enumeration; nothing happens when there is none.</summary>
    [AlwaysInterleave]
    ValueTask DisposeAsync(Guid requestId);
}
