using Orleans.CodeGeneration;

namespace Orleans.Runtime;

/// <summary>What a proxy returns for a method with elements. Nothing is sent before it is enumerated; each enumeration is a call of its own.</summary>
internal sealed class GrainEnumerable<T>(Func<EnumerationSource> source, AsyncEnumerableRequest<T> request, int maxBatchSize = GrainEnumerable<T>.DefaultBatchSize) : IAsyncEnumerable<T>
{
    // Documented by the surface.
    private const int DefaultBatchSize = 100;

    public GrainEnumerable<T> WithBatchSize(int size) => new(source, request, size);

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new GrainEnumerator<T>(source(), request, maxBatchSize, cancellationToken);
}
