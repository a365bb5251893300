using System.Buffers.Binary;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// No silo answers, other than by a rejection, what was addressed to another incarnation of its endpoint; and no response meant for
/// an incarnation ends a call of another one (which the calls check by what they get back).
/// </summary>
internal sealed class IncarnationCheck(SimulatedWorld world)
{
    private readonly Dictionary<(long Id, SiloAddress Asker, SimulatedProcess Receiver), SiloAddress> _strays = [];
    private HeaderReader? _reader;

    public int Strays => _strays.Count;

    /// <summary>The means to read headers, from any silo.</summary>
    public void Use(Serializer serializer) => _reader ??= new HeaderReader(serializer);

    /// <summary>A frame arrives at a process.</summary>
    public void OnFrame(SimulatedProcess from, SimulatedProcess to, byte[] frame)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(frame);
        var message = _reader!.Read(frame.AsSpan(MessageEncoder.PrefixLength, length), out _);
        var trace = world.Trace;
        trace.Mix(world.Timestamp);
        trace.Mix((from.Generation * 31L) + to.Generation);
        trace.Mix(message.Id);
        trace.Mix(frame.Length);
        if (trace.Live is not null || message.TargetGrain.Type != SystemTargetTypes.Ping && message.SendingGrain.Type != SystemTargetTypes.Ping) trace.Keep(world.Now, new FrameLine(from, to, message));
        if (message.Direction == MessageDirection.Request && message.TargetSilo is { } meant && message.SendingSilo is { } asker && meant.Generation != to.Address.Generation)
            _strays[(message.Id, asker, to)] = meant;

        if (message.Direction == MessageDirection.Response && message.ResponseKind != ResponseKind.Rejection && message.TargetSilo is { } waiting
            && _strays.TryGetValue((message.Id, waiting, from), out var other))
        {
            throw world.Fail($"{from} ({from.Address}) answered call #{message.Id} of {waiting}, which was addressed to {other}.");
        }
    }

    private sealed record FrameLine(SimulatedProcess From, SimulatedProcess To, Message Message)
    {
        public override string ToString() => $"{From} -> {To}: {Message}";
    }
}
