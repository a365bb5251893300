using Orleans.Services;

namespace OrleansHa.Grains.Standbys;

/// <summary>The part of a silo that keeps what loops of other silos remember.</summary>
[Alias("loops.IStandbyService")]
internal interface IStandbyService : IGrainService
{
    /// <summary>Takes the newest committed steps of another silo's loops in.</summary>
    [Alias("follow")]
    Task<StandbyReply> FollowAsync(StandbyBatch batch);
}
