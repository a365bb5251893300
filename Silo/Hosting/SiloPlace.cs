using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Hosting;

/// <summary>Where this silo stands, from its own details and configuration.</summary>
internal sealed class SiloPlace : ISiloPlace
{
    public SiloPlace(ILocalSiloDetails details, IConfiguration configuration)
    {
        Address = details.SiloAddress;
        Name = details.Name;
        Zone = configuration[$"Orleans:Metadata:{SiloZones.ZoneKey}"] ?? "";
        Owner = new LoopOwner(Address.ToParsableString(), Name, Zone);
    }

    public SiloAddress Address { get; }

    public string Name { get; }

    public string Zone { get; }

    public LoopOwner Owner { get; }
}
