using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Dev;

namespace OrleansHa.Tests.Unit.Loopctl;

/// <summary>
/// What <c>loopctl dev</c> does with its processes, whether or not they become ready: PostgreSQL and the plant are enough.
/// </summary>
public class DevProcessTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly DevClusterOptions Small = new() { Zones = 1, WaitForReady = false, ReplaceAfter = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task Dev_Interrupted_EndsEveryChildAndRemovesItsState()
    {
        await using var cluster = await StartAsync();
        var children = Children(cluster);

        (await cluster.StopAsync()).ShouldBe(130, cluster.Diagnostics());

        children.ShouldAllBe(pid => !DevCluster.IsAlive(pid));
        File.Exists(Path.Combine(cluster.Directory, ".loop", "dev.json")).ShouldBeFalse();
        Directory.Exists(Path.Combine(cluster.Directory, ".loop", "pg")).ShouldBeTrue();
    }

    [Fact]
    public async Task Dev_Killed_LeavesNoChildBehind()
    {
        await using var cluster = await StartAsync();
        var children = Children(cluster);

        await cluster.KillLoopctlAsync();

        await Eventually.TrueAsync(() => children.TrueForAll(pid => !DevCluster.IsAlive(pid)), Bound, cluster.Diagnostics);
    }

    [Fact]
    public async Task Dev_PlantKilled_IsReplacedAtTheSameUrl()
    {
        await using var cluster = await StartAsync();
        var first = cluster.Plants.ShouldHaveSingleItem();

        await DevCluster.KillAsync(first.Pid);

        await Eventually.TrueAsync(() => cluster.Plants is [var next] && next.Pid != first.Pid, Bound, cluster.Diagnostics);
        cluster.Plants[0].Url.ShouldBe(first.Url);
        await Eventually.ValueAsync(cluster.LedgerAsync, ledger => ledger.AcceptedTotal >= 0, Bound);
    }

    [Fact]
    public async Task Dev_PostgresKilled_ComesBackOnTheSamePortWithItsData()
    {
        await using var cluster = await StartAsync();
        await using var database = Npgsql.NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false");
        await using (var create = database.CreateCommand("CREATE TABLE kept AS SELECT 7 AS id"))
            await create.ExecuteNonQueryAsync();
        var first = cluster.PostgresPid!.Value;

        await DevCluster.KillAsync(first);

        await Eventually.TrueAsync(() => cluster.PostgresPid is { } next && next != first, Bound, cluster.Diagnostics);
        await using var read = database.CreateCommand("SELECT id FROM kept");
        (await Eventually.ValueAsync(() => read.ExecuteScalarAsync(), value => value is not null, Bound)).ShouldBe(7);
    }

    [Fact]
    public async Task Dev_StartedTwiceInOneDirectory_RefusesTheSecond()
    {
        await using var cluster = await StartAsync();

        await using var second = await DevCluster.StartAsync(Small with { Directory = cluster.Directory });

        await Eventually.TrueAsync(() => !DevCluster.IsAlive(second.Pid), Bound, second.Diagnostics);
        // The last line may still be in the pipe when the process is gone.
        await Eventually.TrueAsync(() => second.Diagnostics().Contains("another `loopctl dev` runs", StringComparison.Ordinal), Bound, second.Diagnostics);
    }

    private static async Task<DevCluster> StartAsync()
    {
        var cluster = await DevCluster.StartAsync(Small);
        var state = Path.Combine(cluster.Directory, ".loop", "dev.json");
        await Eventually.TrueAsync(() => File.Exists(state) && cluster.Plants.Count == 1 && cluster.PostgresPid is not null, Bound, cluster.Diagnostics);
        // The schema is in place once plants are started; the plant answers a moment later.
        await Eventually.ValueAsync(cluster.LedgerAsync, ledger => ledger.AcceptedTotal >= 0, Bound);
        return cluster;
    }

    private static List<int> Children(DevCluster cluster) =>
        [cluster.PostgresPid!.Value, .. cluster.Plants.Select(plant => plant.Pid), .. cluster.Silos.Select(silo => silo.Pid)];
}
