namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>
/// Random joins, leaves, deaths and outlawed silos over a network that delays and reorders. After every event: at most one
/// valid activation per grain on silos that the membership table does not call dead. Set ORLEANSHA_DIRECTORY_SEEDS for more.
/// </summary>
public sealed class DirectoryModelTests
{
    private const int Grains = 40;

    [Fact]
    public async Task Cluster_UnderRandomChange_HasAtMostOneActivationPerGrain()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("ORLEANSHA_DIRECTORY_SEEDS"), out var wanted) ? wanted : 50;

        // On a thread without the test framework's context, so that what is awaited goes on inside the event that ends the wait.
        await Task.Run(() =>
        {
            for (var seed = 1; seed <= count; seed++) Run(seed);
        });
    }

    private static void Run(int seed)
    {
        var cluster = new SimulatedDirectoryCluster(seed);
        for (var i = 0; i < 3; i++) cluster.Join();
        var end = TimeSpan.FromSeconds(8);
        ScheduleWork(cluster, end);
        ScheduleChange(cluster, end);

        while (cluster.Time.Step(end)) Check(cluster, seed);

        // What was under way ends, then everything that is valid is found from everywhere and nothing else is.
        var calm = end + TimeSpan.FromSeconds(30);
        while (cluster.Time.Step(calm)) Check(cluster, seed);
        CheckFound(cluster, seed, calm);
        cluster.DuplicatesDropped.ShouldBe(0, Describe(cluster, seed));
    }

    private static void ScheduleWork(SimulatedDirectoryCluster cluster, TimeSpan end) => cluster.Time.Schedule(cluster.Between(0.5, 4), () =>
    {
        if (cluster.Time.Now > end - TimeSpan.FromSeconds(1)) return;
        var silos = cluster.Silos.Where(silo => !silo.IsKilled).ToList();
        var silo = silos[cluster.Random.Next(silos.Count)];
        var grain = GrainId.Create("model", $"g{cluster.Random.Next(Grains)}");
        _ = cluster.Random.Next(4) == 0 ? silo.DeactivateAsync(grain) : silo.ActivateAsync(grain);
        ScheduleWork(cluster, end);
    });

    private static void ScheduleChange(SimulatedDirectoryCluster cluster, TimeSpan end) => cluster.Time.Schedule(cluster.Between(20, 500), () =>
    {
        if (cluster.Time.Now > end - TimeSpan.FromSeconds(3)) return;
        var alive = cluster.Alive.ToList();
        var chosen = alive[cluster.Random.Next(alive.Count)];
        switch (cluster.Random.Next(6))
        {
            case 0 when alive.Count > 1:
                cluster.Kill(chosen);
                break;
            case 1 when alive.Count > 1:
                cluster.Outlaw(chosen);
                break;
            case 2 when alive.Count > 1:
                _ = cluster.LeaveAsync(chosen);
                break;
            default:
                if (alive.Count < 6) cluster.Join();
                break;
        }

        ScheduleChange(cluster, end);
    });

    private static void Check(SimulatedDirectoryCluster cluster, int seed)
    {
        var twice = cluster.Silos
            .Where(silo => cluster.View.GetSiloStatus(silo.Address) != SiloStatus.Dead)
            .SelectMany(silo => silo.Valid)
            .GroupBy(address => address.GrainId)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"{twice.Key} is active twice: {string.Join(" and ", twice)}. {Describe(cluster, seed)}");
    }

    private static void CheckFound(SimulatedDirectoryCluster cluster, int seed, TimeSpan calm)
    {
        var alive = cluster.Alive.ToList();
        var valid = alive.SelectMany(silo => silo.Valid).ToDictionary(address => address.GrainId);
        alive.ShouldAllBe(silo => silo.Directory.IsComplete, Describe(cluster, seed));
        foreach (var asker in alive)
        {
            for (var i = 0; i < Grains; i++)
            {
                var grain = GrainId.Create("model", $"g{i}");
                var lookup = asker.LookupAsync(grain);
                while (!lookup.IsCompleted && cluster.Time.Step(calm + TimeSpan.FromSeconds(20)))
                {
                    // Messages travel.
                }

                lookup.IsCompleted.ShouldBeTrue($"{grain} asked from {asker.Address} is never answered. {Describe(cluster, seed)}");
                var found = lookup.GetAwaiter().GetResult();
                (found?.ActivationId).ShouldBe(valid.TryGetValue(grain, out var address) ? address.ActivationId : null, $"{grain} asked from {asker.Address}. {Describe(cluster, seed)}");
            }
        }
    }

    private static string Describe(SimulatedDirectoryCluster cluster, int seed) =>
        $"Seed {seed}, at {cluster.Time.Now.TotalMilliseconds:0.0} ms. Last of what happened:\n{string.Join('\n', cluster.Trace.TakeLast(60))}";
}
