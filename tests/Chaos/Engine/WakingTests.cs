using System.Diagnostics;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>What a silo does when it wakes from SIGSTOP. Twenty grains on it write the time of each turn, 200 turns a second each.</summary>
public sealed class WakingTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    // Longer than a lease (400 ms), shorter than the silence that is a doubt (1 s).
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(600);

    [Fact]
    public async Task Wake_BeforeAndAfterItWasDeclaredDead_RunsTurnsOnlyWhileAlive()
    {
        using var beats = new BeatFiles();
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions { SiloArguments = beats.SiloArguments });
        var victim = cluster.Silos[0];
        await beats.BeatAsync(victim, cluster);

        var frozen = victim.Process.Freeze();
        await Eventually.TrueAsync(() => Stopwatch.GetElapsedTime(frozen) > ShortPause);
        var woken = victim.Process.Unfreeze();
        // A machine so busy that the pause was longer may have cost the silo its life already: then the rest holds at once.
        await Eventually.TrueAsync(() => beats.Of(victim).Any(beat => beat > woken) || !victim.Process.IsRunning, Bound, cluster.Diagnostics, "turns go on after a short pause");

        await cluster.DeadForAllAsync(victim, victim.Process.Freeze(), Bound);
        woken = victim.Process.Unfreeze();
        await victim.Process.Exited.WaitAsync(Bound);
        beats.Of(victim).Where(beat => beat >= woken).ShouldBeEmpty($"no turn begins before the silo knows whether it is alive. {victim.Diagnostics()}");
    }
}
