namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The faults of a seed.</summary>
internal static class FaultSchedule
{
    /// <summary>Faults begin after the cluster stands, and are over, or made good, at <see cref="Calm"/>.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(9);

    private const double First = 1000;
    private const double Last = 8000;

    public static List<Fault> From(SimulatedWorld world, SimulationSettings settings)
    {
        var count = world.Environment.Next(1, 9);
        var faults = new List<Fault>();
        for (var i = 0; i < count; i++) faults.Add(Choose(world, settings, world.Between(First, Last)));
        return [.. faults.OrderBy(fault => fault.At)];
    }

    private static Fault Choose(SimulatedWorld world, SimulationSettings settings, TimeSpan at)
    {
        var node = world.Environment.Next(settings.Nodes);
        var other = (node + world.Environment.Next(1, settings.Nodes)) % settings.Nodes;
        var rest = Math.Max(100, (Calm - at).TotalMilliseconds);
        var lasts = world.Chance(0.5) ? world.Between(50, Math.Min(1500, rest)) : world.Between(50, rest);
        return world.Environment.Next(20) switch
        {
            0 or 1 or 16 or 17 => new Fault(at, $"kill node {node}", cluster => cluster.Nodes[node].Process?.End("it was killed", hasPower: true)),
            2 => new Fault(at, $"power off node {node}", cluster => PowerOff(cluster, node)),
            3 or 4 or 18 => new Fault(at, $"stop node {node}", cluster => _ = cluster.Nodes[node].Process?.StopAsync()),
            5 or 6 => new Fault(at, $"pause node {node}", cluster => cluster.Nodes[node].Process?.Pause(), lasts, cluster => cluster.Nodes[node].Process?.Resume()),
            7 => new Fault(at, $"cut {node} - {other}", cluster => Cut(cluster, [node], [other], true), lasts, cluster => Heal(cluster, [node], [other])),
            8 => new Fault(at, $"cut {node} > {other}", cluster => Cut(cluster, [node], [other], false), lasts, cluster => Heal(cluster, [node], [other])),
            9 => Isolation(at, node, world.Environment.Next(3), settings, lasts),
            10 => Split(world, at, settings, lasts),
            11 => new Fault(at, $"reset {node} - {other}", cluster => Reset(cluster, node, other)),
            12 => new Fault(at, "the table is away", cluster => cluster.Database.IsDown = true, lasts, cluster => cluster.Database.IsDown = false),
            13 => new Fault(at, $"node {node} does not reach the table", cluster => cluster.Database.Unreached.Add(node), lasts, cluster => cluster.Database.Unreached.Remove(node)),
            14 => new Fault(at, "the table fails now and then", cluster => cluster.Database.FailureRate = 0.2, lasts, cluster => cluster.Database.FailureRate = 0),
            _ => Disorder(world, at, lasts),
        };
    }

    private static Fault Isolation(TimeSpan at, int node, int way, SimulationSettings settings, TimeSpan lasts)
    {
        var others = Enumerable.Range(0, settings.Nodes).Where(index => index != node).ToArray();
        var text = way switch { 0 => $"cut off node {node}", 1 => $"nothing leaves node {node}", _ => $"nothing reaches node {node}" };
        return new Fault(
            at,
            text,
            cluster =>
            {
                if (way == 2) Cut(cluster, others, [node], false);
                else Cut(cluster, [node], others, way == 0);
            },
            lasts,
            cluster => Heal(cluster, [node], others));
    }

    private static Fault Split(SimulatedWorld world, TimeSpan at, SimulationSettings settings, TimeSpan lasts)
    {
        var size = world.Environment.Next(1, settings.Nodes);
        int[] left = [.. Enumerable.Range(0, size)], right = [.. Enumerable.Range(size, settings.Nodes - size)];
        return new Fault(at, $"split {string.Join(' ', left)} | {string.Join(' ', right)}", cluster => Cut(cluster, left, right, true), lasts, cluster => Heal(cluster, left, right));
    }

    private static Fault Disorder(SimulatedWorld world, TimeSpan at, TimeSpan lasts)
    {
        var (loss, twice, disorder, slow) = (world.Chance(0.5) ? 0.03 : 0, world.Chance(0.5) ? 0.05 : 0, world.Chance(0.5) ? 0.2 : 0, world.Chance(0.5) ? 300.0 : 20);
        return new Fault(
            at,
            $"the network loses {loss:0.00}, doubles {twice:0.00}, disorders {disorder:0.00} and takes up to {slow:0} ms",
            cluster => cluster.Network.Manners = new NetworkManners { LossRate = loss, DuplicateRate = twice, DisorderRate = disorder, MostLatency = slow },
            lasts,
            cluster => cluster.Network.Manners = cluster.CalmManners());
    }

    private static void PowerOff(SimulatedCluster cluster, int node)
    {
        cluster.Nodes[node].HasPower = false;
        cluster.Nodes[node].Process?.End("no power", hasPower: false);
    }

    private static void Reset(SimulatedCluster cluster, int one, int other)
    {
        cluster.Network.Reset(cluster.Nodes[one], cluster.Nodes[other]);
        cluster.Network.Reset(cluster.Nodes[other], cluster.Nodes[one]);
    }

    private static void Cut(SimulatedCluster cluster, int[] from, int[] to, bool bothWays)
    {
        foreach (var one in from)
        {
            foreach (var other in to)
            {
                cluster.Network.Cut(one, other);
                if (bothWays) cluster.Network.Cut(other, one);
            }
        }
    }

    private static void Heal(SimulatedCluster cluster, int[] from, int[] to)
    {
        foreach (var one in from)
        {
            foreach (var other in to)
            {
                cluster.Network.Heal(one, other);
                cluster.Network.Heal(other, one);
            }
        }
    }
}
