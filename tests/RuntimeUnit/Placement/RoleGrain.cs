using Orleans.Placement;

namespace OrleansHa.Tests.RuntimeUnit.Placement;

[SiloRoleBasedPlacement]
internal sealed class RoleGrain : Grain, IRoleGrain
{
    public Task<SiloAddress> Where() => Task.FromResult(GrainContext.Address.SiloAddress!);
}
