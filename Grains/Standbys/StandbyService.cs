using Microsoft.Extensions.Logging;

namespace OrleansHa.Grains.Standbys;

/// <summary>Receives what other silos send; one on every silo, addressed by the silo and by no directory.</summary>
internal sealed class StandbyService(GrainId id, Silo silo, ILoggerFactory loggers, StandbyMemory memory) : GrainService(id, silo, loggers), IStandbyService
{
    public Task<StandbyReply> FollowAsync(StandbyBatch batch) => Task.FromResult(memory.Receive(batch));
}
