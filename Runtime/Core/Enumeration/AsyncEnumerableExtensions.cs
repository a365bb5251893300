namespace Orleans.Runtime;

/// <summary>Settings of enumerations of grain methods.</summary>
public static class AsyncEnumerableExtensions
{
    /// <summary>
    /// How many elements travel in one message at most, 100 by default. A batch is sent earlier when the next element is not there yet.
    /// An enumerable that comes from no grain method has no batches and is returned as it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);
        return self is GrainEnumerable<T> ofGrain ? ofGrain.WithBatchSize(maxBatchSize) : self;
    }
}
