using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// Machines and what is between them. A connection keeps order and loses nothing, as TCP: what is sent into a cut waits and arrives
/// when it heals. On top of that single messages may be lost, doubled and overtaken, while the manners say so.
/// </summary>
internal sealed class SimulatedNetwork(SimulatedWorld world, IReadOnlyList<SimulatedNode> nodes, IncarnationCheck incarnations)
{
    // A connection attempt asks again this often while nothing answers.
    private static readonly TimeSpan DialRepeat = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<(int From, int To)> _cuts = [];
    private readonly List<ConnectionEnd> _ends = [];

    public NetworkManners Manners { get; set; } = new();

    public bool IsCut(SimulatedNode from, SimulatedNode to) => _cuts.Contains((from.Index, to.Index)) || !from.HasPower || !to.HasPower;

    public void Cut(int from, int to) => _cuts.Add((from, to));

    public void Heal(int from, int to)
    {
        _cuts.Remove((from, to));
        Release();
    }

    public void HealAll()
    {
        _cuts.Clear();
        Release();
    }

    public void Bind(SimulatedListener listener) => listener.Owner.Node.Listener = listener;

    public Task<ConnectionContext> Dial(SimulatedProcess from, IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<ConnectionContext>();
        var node = nodes.First(node => node.EndPoint.Equals(endpoint));
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        world.Schedule(Latency(), () => Knock(from, node, answer));
        return answer.Task;
    }

    /// <summary>A side of a connection sends.</summary>
    public void Send(ConnectionEnd end, NetworkUnit unit)
    {
        if (end.HeldUp.Count > 0 || IsCut(end.Owner.Node, end.Remote))
        {
            end.HeldUp.Enqueue(unit);
            return;
        }

        var isDisorderly = unit.IsFrame && world.Chance(Manners.DisorderRate);
        var arrival = world.Now + Latency();
        if (!isDisorderly) end.LastArrival = arrival = arrival > end.LastArrival ? arrival : end.LastArrival + TimeSpan.FromTicks(1);
        world.Schedule(arrival - world.Now, () => Arrive(end, unit));
        if (unit.IsFrame && world.Chance(Manners.DuplicateRate)) world.Schedule(arrival - world.Now + Latency(), () => Arrive(end, unit));
    }

    /// <summary>The system of a machine ends the connections of a process that died; the network may be the last to hear.</summary>
    public void EndAll(SimulatedProcess process)
    {
        foreach (var end in _ends.Where(end => ReferenceEquals(end.Owner, process)).ToList()) end.EndByProcessDeath();
        _ends.RemoveAll(end => ReferenceEquals(end.Owner, process) && end.HeldUp.Count == 0);
    }

    /// <summary>Sends on what waited for a way that is open again.</summary>
    public void Release()
    {
        foreach (var end in _ends.Where(end => end.HeldUp.Count > 0 && !IsCut(end.Owner.Node, end.Remote)).ToList())
        {
            var held = end.HeldUp.ToArray();
            end.HeldUp.Clear();
            foreach (var unit in held) Send(end, unit);
        }
    }

    /// <summary>A machine lost its power: nobody ends its connections.</summary>
    public void Forget(SimulatedProcess process) => _ends.RemoveAll(end => ReferenceEquals(end.Owner, process));

    /// <summary>Something on the way ends the connections between two machines.</summary>
    public void Reset(SimulatedNode one, SimulatedNode other)
    {
        foreach (var end in _ends.Where(end => ReferenceEquals(end.Owner.Node, one) && ReferenceEquals(end.Remote, other)).ToList())
        {
            world.Schedule(Latency(), () => end.Owner.Do(() => end.Receive(NetworkUnit.End)));
            world.Schedule(Latency(), () => end.Peer.Owner.Do(() => end.Peer.Receive(NetworkUnit.End)));
        }
    }

    private void Knock(SimulatedProcess from, SimulatedNode to, TaskCompletionSource<ConnectionContext> answer)
    {
        if (answer.Task.IsCompleted || from.HasEnded) return;
        if (IsCut(from.Node, to) || IsCut(to, from.Node))
        {
            world.Schedule(DialRepeat, () => Knock(from, to, answer));
            return;
        }

        if (to.Listener is not { Owner.HasEnded: false } listener)
        {
            world.Schedule(Latency(), () => from.Do(() => answer.TrySetException(new SocketException((int)SocketError.ConnectionRefused))));
            return;
        }

        var here = new ConnectionEnd(this, from, to);
        var there = new ConnectionEnd(this, listener.Owner, from.Node) { Peer = here };
        here.Peer = there;
        _ends.Add(here);
        _ends.Add(there);
        listener.Owner.Do(() => listener.Offer(there));
        world.Schedule(Latency(), () => from.Do(() =>
        {
            if (!answer.TrySetResult(here)) here.Abort();
        }));
    }

    private void Arrive(ConnectionEnd end, NetworkUnit unit)
    {
        if (IsCut(end.Owner.Node, end.Remote))
        {
            end.HeldUp.Enqueue(unit);
            return;
        }

        if (unit.IsFrame && world.Chance(Manners.LossRate)) return;
        var target = end.Peer;
        if (target.Owner.HasEnded)
        {
            // The other machine's system knows no such connection and says so.
            if (!unit.Equals(NetworkUnit.End)) world.Schedule(Latency(), () => end.Owner.Do(() => end.Receive(NetworkUnit.End)));
            return;
        }

        target.Owner.Do(() =>
        {
            if (unit.IsFrame) incarnations.OnFrame(end.Owner, target.Owner, unit.Bytes);
            target.Receive(unit);
        });
    }

    private TimeSpan Latency() => world.Chance(Manners.SpikeRate)
        ? world.Between(Manners.MostLatency, Math.Max(Manners.MostLatency, Manners.Spike))
        : world.Between(Manners.LeastLatency, Manners.MostLatency);
}
