namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Once all is well every silo gets an answer from every grain, as a client that asks again gets it, within a bound.</summary>
internal sealed class ServiceCheck(SimulatedCluster cluster)
{
    // What was lost in the faults is waited for in vain: in grains for two response time-outs, one behind the other, in the directory for its patience.
    private static readonly TimeSpan DirectoryPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<(SimulatedProcess Caller, long Grain)> _open = [];
    private readonly TimeSpan _limit = cluster.World.Now + (cluster.Settings.ResponseTimeout * 4) + DirectoryPatience;
    private Action _done = () => { };

    public void Begin(Action done)
    {
        _done = done;
        foreach (var process in cluster.Running.ToList())
        {
            for (var key = 0; key < cluster.Settings.Grains; key++)
            {
                _open.Add((process, key));
                _ = AskAsync(process, key);
            }
        }

        AwaitAnswers();
    }

    private async Task AskAsync(SimulatedProcess caller, long grain)
    {
        if (await cluster.Call(caller, grain, int.MaxValue)) _open.Remove((caller, grain));
        else caller.Schedule(Look, () => _ = AskAsync(caller, grain));
    }

    private void AwaitAnswers()
    {
        if (_open.Count == 0)
        {
            _done();
            return;
        }

        if (cluster.World.Now > _limit)
        {
            var (caller, grain) = _open.First();
            throw cluster.World.Fail($"{_open.Count} times a silo got no answer from a grain although all is well, e.g. {caller} from {grain}.");
        }

        cluster.World.Schedule(Look, AwaitAnswers);
    }
}
