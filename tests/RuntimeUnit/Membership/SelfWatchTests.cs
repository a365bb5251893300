using System.Diagnostics;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>When a silo may run turns: default options, simulated network, real clock.</summary>
public sealed class SelfWatchTests : IDisposable
{
    private readonly FakeNetwork _network = new();
    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private readonly List<FakeSilo> _silos = [];

    public void Dispose() => _silos.ForEach(silo => silo.Dispose());

    [Fact]
    public void Settings_FromTheDefaults_StayBelowTheSilenceThatIsADoubt()
    {
        var settings = SelfWatchSettings.From(new ClusterMembershipOptions());

        settings.ShouldBe(new SelfWatchSettings(TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(500)));
        (settings.Lease + settings.Silence).ShouldBeLessThan(DetectorSettings.From(new ClusterMembershipOptions()).SilenceLimit);
    }

    [Fact]
    public async Task CutOffFromOthersAndTable_Waits_UntilEitherIsBack()
    {
        var silos = await StartAsync(3);
        Isolate(silos[0], silos);

        await Eventually.TrueAsync(() => !silos[0].Gate.IsOpen);
        // What it learns when it is back is another matter; here the others had no table to declare it dead in.
        silos.ForEach(silo => silo.TableIsAway = true);
        _network.Mend();
        await Eventually.TrueAsync(() => silos[0].Gate.IsOpen);
    }

    [Fact]
    public async Task CutOffFromOthersAndTable_IsDeclaredDead_OnlyAfterItStopped()
    {
        var silos = await StartAsync(3);
        Isolate(silos[0], silos);

        await Eventually.TrueAsync(() => silos[1].Oracle.IsDeadSilo(silos[0].Address) || silos[2].Oracle.IsDeadSilo(silos[0].Address));
        silos[0].Gate.IsOpen.ShouldBeFalse();
        silos[0].TableIsAway = false;
        await Eventually.TrueAsync(() => silos[0].FatalReason is not null);
        silos[0].Gate.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task TableAway_OthersAnswer_TurnsGoOn() => await StaysOpenAsync(await StartAsync(3), silos => silos.ForEach(silo => silo.TableIsAway = true));

    [Fact]
    public async Task TableAway_OthersWereKilled_TurnsGoOn() => await StaysOpenAsync(await StartAsync(3), silos =>
    {
        silos.ForEach(silo => silo.TableIsAway = true);
        _network.Kill(silos[1]);
        _network.Kill(silos[2]);
    });

    [Fact]
    public async Task CutOffFromOthers_TableAnswers_TurnsGoOnUntilItReadsOfItsDeath()
    {
        var silos = await StartAsync(3);
        Isolate(silos[0], silos);
        silos[0].TableIsAway = false;

        await Eventually.TrueAsync(() => silos[0].FatalReason is not null);
        silos[0].Oracle.CurrentStatus.ShouldBe(SiloStatus.Dead);
    }

    [Fact]
    public async Task Check_TableAway_FollowsHalfOfTheOthers()
    {
        var silos = await StartAsync(3);
        silos.ForEach(silo => silo.TableIsAway = true);
        var check = silos[0].Check;
        var patience = TimeSpan.FromMilliseconds(100);

        (await check.IsAliveAsync(patience)).ShouldBeTrue("both answer");
        _network.Cut(silos[0].Address, silos[1].Address);
        (await check.IsAliveAsync(patience)).ShouldBeTrue("one of two answers");
        _network.Cut(silos[0].Address, silos[2].Address);
        (await check.IsAliveAsync(patience)).ShouldBeFalse("nobody answers");
        silos.ForEach(silo => silo.TableIsAway = false);
        (await check.IsAliveAsync(Eventually.DefaultBound)).ShouldBeTrue("the table answers");
    }

    /// <summary>A silo without a way to the others and to the table.</summary>
    private void Isolate(FakeSilo lone, List<FakeSilo> silos)
    {
        lone.TableIsAway = true;
        foreach (var other in silos.Where(silo => silo != lone)) _network.Cut(lone.Address, other.Address);
    }

    /// <summary>The first silo's gate is open again and again for five leases after the fault.</summary>
    private static async Task StaysOpenAsync(List<FakeSilo> silos, Action<List<FakeSilo>> fault)
    {
        var lease = SelfWatchSettings.From(new ClusterMembershipOptions()).Lease;
        fault(silos);
        var watch = Stopwatch.StartNew();
        await Eventually.TrueAsync(() => watch.Elapsed > lease * 5);

        // A busy machine may close it for a moment; what counts is that it opens without the table.
        var until = silos[0].Gate.OpenUntil;
        await Eventually.TrueAsync(() => silos[0].Gate.IsOpen && silos[0].Gate.OpenUntil > until);
        silos[0].FatalReason.ShouldBeNull();
    }

    private async Task<List<FakeSilo>> StartAsync(int count)
    {
        for (var i = 0; i < count; i++) _silos.Add(new FakeSilo(_network, _cluster, 12000 + i));
        await Task.WhenAll(_silos.Select(silo => silo.StartAsync()));
        await Eventually.TrueAsync(() => _silos.All(silo => _silos.All(peer => peer == silo || silo.Monitor.IsTrusted(peer.Address)) && silo.Gate.OpenUntil < long.MaxValue));
        return [.. _silos];
    }
}
