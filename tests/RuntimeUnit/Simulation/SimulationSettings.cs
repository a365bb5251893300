namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>What a seed decides once for its whole run.</summary>
internal sealed record SimulationSettings(int Nodes, TimeSpan ProbeTimeout, int MissedProbes, TimeSpan ResponseTimeout, double MostLatency, int Grains)
{
    public static SimulationSettings From(Random random) => new(
        Nodes: random.Next(2, 6),
        ProbeTimeout: random.Next(3) == 0 ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(500),
        MissedProbes: random.Next(2, 4),
        ResponseTimeout: TimeSpan.FromMilliseconds(random.Next(1000, 4000)),
        MostLatency: random.Next(4) == 0 ? 60 : 2,
        Grains: random.Next(4, 40));
}
