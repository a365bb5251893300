namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Who a simulated silo is.</summary>
internal sealed class ProcessDetails(SimulatedProcess process) : ILocalSiloDetails
{
    public string Name => process.ToString();

    public string ClusterId => "simulation";

    public string DnsHostName => "simulated";

    public SiloAddress SiloAddress => process.Address;

    public SiloAddress GatewayAddress { get; } = SiloAddress.New(process.Node.EndPoint.Address, 0, 0);
}
