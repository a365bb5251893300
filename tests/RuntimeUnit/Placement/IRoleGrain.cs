namespace OrleansHa.Tests.RuntimeUnit.Placement;

internal interface IRoleGrain : IGrainWithStringKey
{
    Task<SiloAddress> Where();
}
