using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Client;

/// <summary>
/// Typed access to loops. Calls that may be repeated are, until the time-out; what remains undone then throws
/// <see cref="ClusterUnavailableException"/>, which says whether anything may have happened.
/// </summary>
public interface ILoopClient
{
    /// <summary>Applies a definition; the same text again changes nothing.</summary>
    Task<ApplyResult> ApplyAsync(string loop, string definition, long? expectedRevision, CancellationToken cancellationToken = default);

    /// <summary>The definition in force, null when there is no such loop.</summary>
    Task<LoopDefinitionText?> GetAsync(string loop, CancellationToken cancellationToken = default);

    /// <summary>Says what applying a definition would do, and does nothing.</summary>
    /// <param name="definition">YAML or JSON text.</param>
    /// <param name="loop">The loop that it would be applied to; null is the one that it names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ValidationResult> ValidateAsync(string definition, string? loop = null, CancellationToken cancellationToken = default);

    /// <summary>Revisions of a loop below one, the newest first, without their texts; null when there is no such loop.</summary>
    Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit, CancellationToken cancellationToken = default);

    /// <summary>One revision with its text, null when there is no such loop or revision.</summary>
    Task<LoopRevision?> RevisionAsync(string loop, long revision, CancellationToken cancellationToken = default);

    /// <summary>The loop's status, null when there is no such loop.</summary>
    Task<LoopStatus?> StatusAsync(string loop, CancellationToken cancellationToken = default);

    /// <summary>Offers samples of one signal; repeated by their ids, so each takes effect once.</summary>
    Task<OfferResult> OfferAsync(string loop, SampleBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Deletes a loop.</summary>
    Task<DeleteResult> DeleteAsync(string loop, long? expectedRevision, CancellationToken cancellationToken = default);

    /// <summary>One page of loops.</summary>
    Task<LoopPage> ListAsync(LoopQuery query, CancellationToken cancellationToken = default);

    /// <summary>Silos, store, and what the death of zones would mean.</summary>
    Task<ClusterStatus> ClusterAsync(CancellationToken cancellationToken = default);
}
