using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Client;

internal sealed class LoopClient(IGrainFactory grains, CallRetry retry) : ILoopClient
{
    public Task<ApplyResult> ApplyAsync(string loop, string definition, long? expectedRevision, CancellationToken cancellationToken) =>
        retry.RunAsync(
            $"apply '{loop}'",
            // With an expected revision a repeat would meet its own first success as a conflict.
            expectedRevision is null ? CallKind.Repeatable : CallKind.OnceOnly,
            () => grains.GetGrain<IFeedbackLoopGrain>(loop).ApplyAsync(definition, expectedRevision),
            cancellationToken);

    public Task<LoopDefinitionText?> GetAsync(string loop, CancellationToken cancellationToken) =>
        retry.RunAsync($"get '{loop}'", CallKind.Read, () => grains.GetGrain<IFeedbackLoopGrain>(loop).GetAsync(), cancellationToken);

    public Task<ValidationResult> ValidateAsync(string definition, string? loop, CancellationToken cancellationToken) =>
        retry.RunAsync("validation", CallKind.Read, () => grains.GetGrain<ILoopValidationGrain>(0).ValidateAsync(definition, loop), cancellationToken);

    public Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit, CancellationToken cancellationToken) =>
        retry.RunAsync($"revisions of '{loop}'", CallKind.Read, () => grains.GetGrain<ILoopCatalogGrain>(0).RevisionsAsync(loop, below, limit), cancellationToken);

    public Task<LoopRevision?> RevisionAsync(string loop, long revision, CancellationToken cancellationToken) =>
        retry.RunAsync($"revision {revision} of '{loop}'", CallKind.Read, () => grains.GetGrain<ILoopCatalogGrain>(0).RevisionAsync(loop, revision), cancellationToken);

    public Task<LoopStatus?> StatusAsync(string loop, CancellationToken cancellationToken) =>
        retry.RunAsync($"status of '{loop}'", CallKind.Read, () => grains.GetGrain<IFeedbackLoopGrain>(loop).StatusAsync(), cancellationToken);

    public Task<OfferResult> OfferAsync(string loop, SampleBatch batch, CancellationToken cancellationToken) =>
        retry.RunAsync($"samples for '{loop}'", CallKind.Repeatable, () => grains.GetGrain<IFeedbackLoopGrain>(loop).OfferAsync(batch), cancellationToken);

    public Task<DeleteResult> DeleteAsync(string loop, long? expectedRevision, CancellationToken cancellationToken) =>
        retry.RunAsync($"delete '{loop}'", CallKind.OnceOnly, () => grains.GetGrain<IFeedbackLoopGrain>(loop).DeleteAsync(expectedRevision), cancellationToken);

    public Task<LoopPage> ListAsync(LoopQuery query, CancellationToken cancellationToken) =>
        retry.RunAsync("list of loops", CallKind.Read, () => grains.GetGrain<ILoopCatalogGrain>(0).ListAsync(query), cancellationToken);

    public Task<ClusterStatus> ClusterAsync(CancellationToken cancellationToken) =>
        retry.RunAsync("cluster status", CallKind.Read, () => grains.GetGrain<IClusterGrain>(0).StatusAsync(), cancellationToken);
}
