using System.Runtime.CompilerServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Enums as their number; names are not on the wire, so values may be renamed.</summary>
internal sealed class EnumCodec<T> : IFieldCodec<T>
    where T : struct, Enum
{
    private static readonly bool IsSigned = Type.GetTypeCode(typeof(T)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    public void WriteField(ref Writer writer, uint id, T value)
    {
        if (IsSigned) writer.WriteInt64(id, ToInt64(value));
        else writer.WriteUInt64(id, ToUInt64(value));
    }

    public T ReadField(ref Reader reader, WireType wireType) => IsSigned ? FromInt64(reader.ReadInt64(wireType)) : FromUInt64(reader.ReadUInt64(wireType));

    private static long ToInt64(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, sbyte>(ref value),
        2 => Unsafe.As<T, short>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
    };

    private static ulong ToUInt64(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, ushort>(ref value),
        4 => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };

    private static T FromInt64(long value)
    {
        checked
        {
            switch (Unsafe.SizeOf<T>())
            {
                case 1:
                    var one = (sbyte)value;
                    return Unsafe.As<sbyte, T>(ref one);
                case 2:
                    var two = (short)value;
                    return Unsafe.As<short, T>(ref two);
                case 4:
                    var four = (int)value;
                    return Unsafe.As<int, T>(ref four);
                default:
                    return Unsafe.As<long, T>(ref value);
            }
        }
    }

    private static T FromUInt64(ulong value)
    {
        checked
        {
            switch (Unsafe.SizeOf<T>())
            {
                case 1:
                    var one = (byte)value;
                    return Unsafe.As<byte, T>(ref one);
                case 2:
                    var two = (ushort)value;
                    return Unsafe.As<ushort, T>(ref two);
                case 4:
                    var four = (uint)value;
                    return Unsafe.As<uint, T>(ref four);
                default:
                    return Unsafe.As<ulong, T>(ref value);
            }
        }
    }
}
