namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>The demo as users run it: what dies comes back after 5 s.</summary>
public sealed class SlowlyMendedCluster : BoilerCluster
{
    protected override TimeSpan ReplaceAfter => TimeSpan.FromSeconds(5);
}
