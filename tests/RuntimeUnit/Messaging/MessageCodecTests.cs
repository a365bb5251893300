using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class MessageCodecTests
{
    [Fact]
    public void Header_OfRandomMessages_RoundTrips()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var wire = new WireFixture();
        for (var i = 0; i < 2000; i++)
        {
            var sent = RandomMessage(random);
            var received = wire.Decode(wire.Encode(sent));
            Describe(received).ShouldBe(Describe(sent), $"seed {seed}, message {i}");
            wire.Bodies.Materialize(received);

            // Behind a rejection the body is its exception.
            if (sent is { ResponseKind: ResponseKind.Rejection, Rejection: not null }) continue;
            (received.Body as string).ShouldBe(sent.Body as string, $"seed {seed}, message {i}");
        }
    }

    [Fact]
    public void Frame_InPiecesOfAnySize_IsReadOnceComplete()
    {
        var wire = new WireFixture();
        var bytes = wire.Encode(WireFixture.Request("first"), WireFixture.Request(new string('x', 5000)), WireFixture.Request());
        foreach (var piece in new[] { 1, 2, 3, 7, 8, 9, 100, 4096 })
        {
            var buffer = Segments(bytes, piece);
            for (var expected = 0; expected < 3; expected++) wire.Decoder.TryDecode(ref buffer, out _, out _).ShouldBeTrue($"message {expected} in pieces of {piece}");
            buffer.Length.ShouldBe(0);
        }
    }

    [Fact]
    public void Frame_CutAnywhere_WaitsForMore()
    {
        var wire = new WireFixture();
        var bytes = wire.Encode(WireFixture.Request("body"));
        for (var length = 0; length < bytes.Length; length++)
        {
            var buffer = new ReadOnlySequence<byte>(bytes, 0, length);
            wire.Decoder.TryDecode(ref buffer, out _, out _).ShouldBeFalse($"{length} of {bytes.Length} bytes");
            buffer.Length.ShouldBe(length);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(10, -1)]
    [InlineData(1001, 0)]
    [InlineData(10, 2001)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Frame_WithLengthOutOfLimits_IsRefusedBeforeItArrives(int headerLength, int bodyLength)
    {
        var wire = new WireFixture(new SiloMessagingOptions { MaxMessageHeaderSize = 1000, MaxMessageBodySize = 2000 });
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, headerLength);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(4), bodyLength);
        Should.Throw<WireException>(() => Decode(wire, prefix));
    }

    [Fact]
    public void Message_LargerThanLimit_IsNotEncodedAndLeavesNothingBehind()
    {
        var wire = new WireFixture(new SiloMessagingOptions { MaxMessageBodySize = 2000 });
        using var buffer = new BatchBuffer();
        wire.Encoder.Encode(WireFixture.Request("small"), buffer);
        var before = buffer.Length;
        var failure = Should.Throw<InvalidOperationException>(() => wire.Encoder.Encode(WireFixture.Request(new string('x', 3000)), buffer));
        failure.Message.ShouldContain("MaxMessageBodySize");
        buffer.Length.ShouldBe(before);
    }

    [Fact]
    public void Frames_WithRandomBytesChanged_AreReadOrRefusedButNeverCrash()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var wire = new WireFixture(new SiloMessagingOptions { MaxMessageHeaderSize = 10_000, MaxMessageBodySize = 10_000 });
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = wire.Encode(RandomMessage(random));
            for (var changes = random.Next(1, 6); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var failure = Record.Exception(() => Decode(wire, bytes));
            (failure is null or WireException).ShouldBeTrue($"seed {seed}, frame {i}: {failure}");
        }
    }

    [Fact]
    public void Handshake_RoundTripsAndRefusesStrangers()
    {
        Should.Throw<WireException>(() => ReadHandshake("GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        Should.Throw<WireException>(() => ReadHandshake("O!"u8.ToArray()));
        ReadHandshake("Orln"u8.ToArray()).ShouldBeFalse();
        var tooLong = "OrlnsHA\u0001"u8.ToArray().Concat(BitConverter.GetBytes(int.MaxValue)).ToArray();
        Should.Throw<WireException>(() => ReadHandshake(tooLong));
    }

    private static bool ReadHandshake(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        return Handshake.TryRead(ref buffer, Handshake.MaxLength, out _);
    }

    private static void Decode(WireFixture wire, byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        while (wire.Decoder.TryDecode(ref buffer, out _, out _))
        {
        }
    }

    private static Message RandomMessage(Random random) => new()
    {
        Id = random.NextInt64(1, long.MaxValue / 4) | (random.Next(2) == 0 ? 0 : CallTable.RelayBit),
        Category = (MessageCategory)random.Next(3),
        Direction = random.Next(2) == 0 ? MessageDirection.Request : MessageDirection.OneWay,
        ResponseKind = (ResponseKind)random.Next(3),
        IsReadOnly = random.Next(2) == 0,
        IsAlwaysInterleave = random.Next(2) == 0,
        TargetGrain = GrainId.Create("type" + random.Next(5), random.Next(100).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        SendingGrain = random.Next(4) == 0 ? default : GrainId.Create("sender", new string('k', random.Next(1, 200))),
        TargetSilo = random.Next(2) == 0 ? null : RandomSilo(random),
        SendingSilo = random.Next(2) == 0 ? null : RandomSilo(random),
        TargetActivation = random.Next(2) == 0 ? default : ActivationId.NewId(),
        InterfaceType = random.Next(4) == 0 ? default : GrainInterfaceType.Create("Some.IInterface" + random.Next(10)),
        InterfaceVersion = (ushort)random.Next(3),
        ForwardCount = random.Next(3),
        ReentrancyId = random.Next(2) == 0 ? Guid.Empty : Guid.NewGuid(),
        CacheInvalidation = random.Next(3) > 0 ? null : new GrainAddress
        {
            GrainId = GrainId.Create("moved", "1"),
            ActivationId = ActivationId.NewId(),
            SiloAddress = random.Next(2) == 0 ? null : RandomSilo(random),
            MembershipVersion = new MembershipVersion(random.NextInt64()),
        },
        Rejection = random.Next(3) > 0 ? null : new RejectionInfo((RejectionKind)random.Next(6), "reason " + random.Next(), null),
        RequestContext = random.Next(3) > 0 ? null : new Dictionary<string, object> { ["a"] = random.Next(), ["b"] = "text" },
        Body = random.Next(3) == 0 ? null : new string('b', random.Next(0, 500)),
    };

    private static SiloAddress RandomSilo(Random random)
    {
        var address = new byte[random.Next(2) == 0 ? 4 : 16];
        random.NextBytes(address);
        return SiloAddress.New(new IPAddress(address), random.Next(65536), random.Next());
    }

    private static string Describe(Message message) => string.Join(
        '|',
        message.Id, message.Category, message.Direction, message.ResponseKind, message.IsReadOnly, message.IsAlwaysInterleave, message.TargetGrain, message.SendingGrain,
        message.TargetSilo, message.SendingSilo, message.TargetActivation, message.InterfaceType, message.InterfaceVersion, message.ForwardCount, message.ReentrancyId,
        message.CacheInvalidation, message.Rejection?.Kind, message.Rejection?.Reason,
        message.RequestContext is null ? "" : string.Join(',', message.RequestContext.OrderBy(pair => pair.Key, StringComparer.Ordinal)));

    private static ReadOnlySequence<byte> Segments(byte[] bytes, int size)
    {
        Segment? first = null, last = null;
        for (var start = 0; start < bytes.Length; start += size)
        {
            last = new Segment(bytes.AsMemory(start, Math.Min(size, bytes.Length - start)), last);
            first ??= last;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is null) return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
