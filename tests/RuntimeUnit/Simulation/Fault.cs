using System.Globalization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Something that goes wrong at a time, for a while.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What, for whoever reads a failure.</param>
/// <param name="Begin">Makes it so.</param>
/// <param name="Lasts">How long; zero for what happens once.</param>
/// <param name="End">Makes it good; null when it does so by itself.</param>
internal sealed record Fault(TimeSpan At, string Text, Action<SimulatedCluster> Begin, TimeSpan Lasts = default, Action<SimulatedCluster>? End = null)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At.TotalMilliseconds,6:0} ms  {Text}{(Lasts == default ? "" : $" for {Lasts.TotalMilliseconds:0} ms")}");

    public void Arm(SimulatedCluster cluster)
    {
        cluster.World.Schedule(At, () =>
        {
            cluster.World.Note($"FAULT {this}");
            Begin(cluster);
        });
        if (End is { } end) cluster.World.Schedule(At + Lasts, () => end(cluster));
    }
}
