using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>A grain reference: type, key and interface. A grain instance is written as a reference to it.</summary>
internal sealed class GrainReferenceCodec<T>(CodecProvider provider) : IFieldCodec<T>
    where T : class, IAddressable
{
    private readonly IdSpanCodec _id = new();

    public void WriteField(ref Writer writer, uint id, T value)
    {
        if (value is null)
        {
            writer.WriteNull(id);
            return;
        }

        var reference = value as GrainReference ?? GrainReferences.Of(provider, value, typeof(T));
        writer.BeginGroup(id, WireType.Value);
        _id.WriteField(ref writer, 0, reference.GrainId.Type.Value);
        _id.WriteField(ref writer, 1, reference.GrainId.Key);
        _id.WriteField(ref writer, 2, reference.InterfaceType.Value);
        writer.EndGroup();
    }

    public T ReadField(ref Reader reader, WireType wireType)
    {
        if (wireType == WireType.Null) return null!;
        if (wireType != WireType.Value) reader.ThrowWireType(wireType, WireType.Value);
        IdSpan type = default, key = default, interfaceType = default;
        reader.BeginGroup();
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: type = _id.ReadField(ref reader, field.WireType); break;
                case 1: key = _id.ReadField(ref reader, field.WireType); break;
                case 2: interfaceType = _id.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        reader.EndGroup();
        var grainId = new GrainId(new GrainType(type), key);
        var reference = GrainReferences.Factory(provider).CreateReference(grainId, new GrainInterfaceType(interfaceType));
        return reference as T ?? throw new SerializerException($"{grainId} arrived as a reference of interface {interfaceType}, which is not a {typeof(T)}.");
    }
}

/// <summary>References are values and shared; a grain instance becomes a reference to it, as it would over the wire.</summary>
internal sealed class GrainReferenceCopier<T>(CodecProvider provider) : IDeepCopier<T>
    where T : class, IAddressable
{
    public T DeepCopy(T input, CopyContext context)
    {
        if (input is null or GrainReference) return input!;
        return GrainReferences.Of(provider, input, typeof(T)) as T
            ?? throw new SerializerException($"{input.GetType()} cannot be passed as a {typeof(T)}: pass a reference with that interface.");
    }
}

internal static class GrainReferences
{
    public static IGrainReferenceFactory Factory(CodecProvider provider) => provider.Services.GetService<IGrainReferenceFactory>()
        ?? throw new SerializerException("Grain references can only be passed in a silo or a client.");

    public static GrainReference Of(CodecProvider provider, IAddressable instance, Type interfaceType) =>
        Factory(provider).CreateReference(instance, interfaceType);
}
