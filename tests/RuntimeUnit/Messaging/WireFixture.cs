using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Encoders and decoders as a connection has them.</summary>
internal sealed class WireFixture
{
    private static readonly Serializer Shared = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public WireFixture(SiloMessagingOptions? options = null)
    {
        Options = options ?? new SiloMessagingOptions();
        Encoder = new MessageEncoder(Shared, Options);
        Decoder = new MessageDecoder(Shared, Options);
        Bodies = new MessageBodies(Shared);
    }

    public SiloMessagingOptions Options { get; }

    public MessageEncoder Encoder { get; }

    public MessageDecoder Decoder { get; }

    public MessageBodies Bodies { get; }

    public byte[] Encode(params Message[] messages)
    {
        using var buffer = new BatchBuffer();
        foreach (var message in messages) Encoder.Encode(message, buffer);
        return buffer.Written.ToArray();
    }

    public Message Decode(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        Decoder.TryDecode(ref buffer, out var message, out var unreadable).ShouldBeTrue();
        unreadable.ShouldBeNull();
        buffer.IsEmpty.ShouldBeTrue();
        return message;
    }

    public static Message Request(object? body = null, MessageCategory category = MessageCategory.Application) => new()
    {
        Id = 1,
        Category = category,
        Direction = MessageDirection.Request,
        TargetGrain = GrainId.Create("target", "key"),
        SendingGrain = GrainId.Create("sender", "key"),
        InterfaceType = GrainInterfaceType.Create("ITest"),
        Body = body,
    };
}
