using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>One side of a simulated connection.</summary>
internal sealed class ConnectionEnd : ConnectionContext, IDuplexPipe
{
    private readonly Pipe _input = new(new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly UnitWriter _output;
    private bool _inputEnded;

    public ConnectionEnd(SimulatedNetwork network, SimulatedProcess owner, SimulatedNode remote)
    {
        (Owner, Remote) = (owner, remote);
        _output = new UnitWriter(unit => network.Send(this, unit));
        Transport = this;
        LocalEndPoint = owner.Node.EndPoint;
        RemoteEndPoint = remote.EndPoint;
    }

    public SimulatedProcess Owner { get; }

    public SimulatedNode Remote { get; }

    /// <summary>The other side; null until it accepted.</summary>
    public ConnectionEnd Peer { get; set; } = null!;

    /// <summary>When what was sent last arrives: nothing overtakes it, unless the network is disorderly.</summary>
    public TimeSpan LastArrival { get; set; }

    /// <summary>What is held up while the way to the other side is cut.</summary>
    public Queue<NetworkUnit> HeldUp { get; } = new();

    public override string ConnectionId { get; set; } = "";

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override EndPoint? LocalEndPoint { get; set; }

    public override EndPoint? RemoteEndPoint { get; set; }

    PipeReader IDuplexPipe.Input => _input.Reader;

    PipeWriter IDuplexPipe.Output => _output;

    /// <summary>Bytes, or the end, arrive.</summary>
    public void Receive(NetworkUnit unit)
    {
        if (_inputEnded) return;
        if (unit.Bytes.Length == 0)
        {
            EndInput(null);
            return;
        }

        unit.Bytes.CopyTo(_input.Writer.GetSpan(unit.Bytes.Length));
        _input.Writer.Advance(unit.Bytes.Length);
        // The pipe has no bound, so a flush never waits.
        _input.Writer.FlushAsync().AsTask().IsCompleted.ShouldBeTrue();
    }

    public override void Abort(ConnectionAbortedException abortReason)
    {
        EndInput(abortReason);
        _output.Complete();
    }

    public override void Abort() => Abort(new ConnectionAbortedException());

    public override ValueTask DisposeAsync()
    {
        Abort();
        return base.DisposeAsync();
    }

    /// <summary>The owner's process is gone: its system closes the connection.</summary>
    public void EndByProcessDeath() => _output.Complete();

    private void EndInput(Exception? reason)
    {
        if (_inputEnded) return;
        _inputEnded = true;
        _input.Writer.Complete(reason);
    }
}
