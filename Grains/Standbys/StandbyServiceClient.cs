using Orleans.Runtime.Services;

namespace OrleansHa.Grains.Standbys;

/// <summary>Reaches the standby service of a silo.</summary>
internal sealed class StandbyServiceClient(IServiceProvider services) : GrainServiceClient<IStandbyService>(services)
{
    public IStandbyService On(SiloAddress silo) => GetGrainService(silo);
}
