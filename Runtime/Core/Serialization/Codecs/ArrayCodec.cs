using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Field 0 is the count, then each element is a field 1; numbers of fixed size are one blob, field 2.</summary>
internal sealed class ArrayCodec<T>(CodecProvider provider) : IGroupCodec<T[]>
{
    private readonly IFieldCodec<T> _element = provider.GetCodec<T>();

    public void WriteBody(ref Writer writer, T[] value)
    {
        if (PackedElements<T>.IsPackable)
        {
            writer.WriteBlob(2, PackedElements<T>.AsBytes(value));
            return;
        }

        writer.WriteUInt32(0, (uint)value.Length);
        foreach (var element in value) _element.WriteField(ref writer, 1, element);
    }

    public T[] ReadBody(ref Reader reader, int number)
    {
        T[]? result = null;
        var filled = 0;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0 when result is null:
                    result = new T[reader.ReadCount(field.WireType)];
                    reader.SetObject(number, result);
                    break;
                case 1 when result is not null && filled < result.Length:
                    result[filled++] = _element.ReadField(ref reader, field.WireType);
                    break;
                case 2 when result is null && PackedElements<T>.IsPackable:
                    result = PackedElements<T>.Read(ref reader, field.WireType);
                    filled = result.Length;
                    reader.SetObject(number, result);
                    break;
                default:
                    throw new SerializerException($"Field {field.Id} does not belong into an array of {typeof(T)} at this place.");
            }
        }

        if (result is null || filled != result.Length) throw new SerializerException($"An array of {typeof(T)} announced {result?.Length ?? 0} elements and brought {filled}.");
        return result;
    }
}

internal sealed class ArrayCopier<T>(CodecProvider provider) : IGroupCopier<T[]>
{
    private readonly IDeepCopier<T> _element = provider.GetCopier<T>();

    public T[] CopyBody(T[] input, CopyContext context)
    {
        if (_element is ISharedCopier)
        {
            var same = input.AsSpan().ToArray();
            context.Record(input, same);
            return same;
        }

        var copy = new T[input.Length];
        context.Record(input, copy);
        for (var i = 0; i < copy.Length; i++) copy[i] = _element.DeepCopy(input[i], context);
        return copy;
    }
}

/// <summary>Elements that are laid out in memory as they are on the wire (little-endian).</summary>
internal static class PackedElements<T>
{
    public static readonly bool IsPackable = BitConverter.IsLittleEndian && Type.GetTypeCode(typeof(T)) is
        TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double && !typeof(T).IsEnum;

    public static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<T> elements) => MemoryMarshal.CreateReadOnlySpan(
        ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), checked(elements.Length * Unsafe.SizeOf<T>()));

    public static T[] Read(ref Reader reader, WireType wireType)
    {
        var bytes = reader.ReadBlob(wireType);
        if (bytes.Length % Unsafe.SizeOf<T>() != 0) throw new SerializerException($"{bytes.Length} bytes are no whole number of {typeof(T)}.");
        var result = new T[bytes.Length / Unsafe.SizeOf<T>()];
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(result)), bytes.Length));
        return result;
    }
}
