using System.Buffers.Binary;
using System.Text;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>
/// Makes connections out of one recorded one. Each says it is somebody else than the recorded side, so that it does not take the place
/// of those who go on working.
/// </summary>
internal sealed class Attacker
{
    private const int Strangers = 8;

    // A wrong length ends a connection: one or two frames of the rough kind are looked at, dozens of the other.
    private const int MaxRoughFrames = 4;
    private const int MaxFrames = 64;

    private readonly Recording _recording;
    private readonly byte[] _identity;
    private readonly int[] _ports;
    private readonly bool _isSilo;

    private Attacker(Recording recording, byte[] identity, IEnumerable<int> ports, bool isSilo)
    {
        _recording = recording;
        _identity = identity;
        _ports = [.. ports];
        _isSilo = isSilo;
        if (recording.Handshake.AsSpan().IndexOf(identity) < 0) throw new InvalidOperationException("The recorded handshake does not have the identity that is to be replaced.");
    }

    public static Attacker OfClient(Recording recording, GrainId client, IEnumerable<int> gatewayPorts) =>
        new(recording, Encoding.UTF8.GetBytes(client.Key.ToString()!), gatewayPorts, isSilo: false);

    /// <summary>The recording of one silo's connection to another; which one it is, its handshake says.</summary>
    public static Attacker OfSilo(Recording recording, IReadOnlyList<SiloAddress> silos)
    {
        var self = silos.First(silo => recording.Handshake.AsSpan().IndexOf(Bytes(silo)) >= 0);

        // A view of the cluster that is well-formed is believed: who gets past the handshake of the silo port is one of the cluster (TLS sees to that).
        var frames = recording.Frames.Where(frame => frame.AsSpan().IndexOf(SystemTargetTypes.Membership.Value.AsSpan()) < 0).ToArray();
        return new Attacker(recording with { Frames = frames }, Bytes(self), silos.Select(silo => silo.Endpoint.Port), isSilo: true);
    }

    /// <summary>A connection's bytes, where they go, and the part behind the handshake when that is sound (else nothing).</summary>
    public (int Port, byte[] Bytes, byte[] Frames) Prepare(Random random, Mutator mutator)
    {
        var stranger = Stranger(random);
        var isSound = random.Next(8) != 0;
        var handshake = Replace(_recording.Handshake, stranger);
        var spoiled = new MemoryStream();
        var isRough = random.Next(2) == 0;
        for (var left = random.Next(1, isRough ? MaxRoughFrames : MaxFrames); left > 0; left--)
            spoiled.Write(Replace(isRough ? mutator.Frame(_recording.Frames) : mutator.FrameThatKeepsItsLength(_recording.Frames), stranger));
        var tail = spoiled.ToArray();
        byte[] bytes = [.. isSound ? handshake : mutator.Handshake(handshake), .. tail];
        return (_ports[random.Next(_ports.Length)], bytes, isSound ? tail : []);
    }

    private static byte[] Bytes(SiloAddress silo)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, silo.Endpoint.Port);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), silo.Generation);
        return bytes;
    }

    private byte[] Stranger(Random random)
    {
        if (!_isSilo) return Encoding.ASCII.GetBytes(new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray()).ToString("N"));

        // Another generation at the recorded endpoint.
        var bytes = (byte[])_identity.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1 + random.Next(Strangers));
        return bytes;
    }

    private byte[] Replace(byte[] bytes, byte[] stranger)
    {
        for (var at = bytes.AsSpan().IndexOf(_identity); at >= 0; at = bytes.AsSpan().IndexOf(_identity))
        {
            bytes = (byte[])bytes.Clone();
            stranger.CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }
}
