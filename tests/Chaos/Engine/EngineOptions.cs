using OrleansHa.Tests.Chaos.Network;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>How a cluster of bare silos is started.</summary>
internal sealed record EngineOptions
{
    public int Silos { get; init; } = 3;

    /// <summary>Where each silo lives; null puts all on the loopback address.</summary>
    public IZones? Zones { get; init; }

    /// <summary>More arguments for every silo, for example <c>--probe-timeout 500</c>. None leaves the documented defaults.</summary>
    public IReadOnlyList<string> SiloArguments { get; init; } = [];
}
