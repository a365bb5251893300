using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>Comparers of collections: those of the framework by number, others as objects that need a codec of their own.</summary>
internal static class Comparers
{
    // Numbers are part of the wire format: add to them, never change one. 0 would be the default, which is not written.
    private static readonly object[] Known =
    [
        new(), StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, StringComparer.InvariantCulture, StringComparer.InvariantCultureIgnoreCase,
    ];

    public static object? OfEquality<T>(IEqualityComparer<T>? comparer) =>
        comparer is null || ReferenceEquals(comparer, EqualityComparer<T>.Default) ? null : comparer;

    public static object? OfOrder<T>(IComparer<T>? comparer) =>
        comparer is null || ReferenceEquals(comparer, Comparer<T>.Default) ? null : comparer;

    public static void Write(CodecProvider provider, ref Writer writer, uint id, object? comparer)
    {
        if (comparer is null) return;
        var number = Array.IndexOf(Known, comparer);
        if (number > 0) writer.WriteUInt32(id, (uint)number);
        else provider.GetCodec<object>().WriteField(ref writer, id, comparer);
    }

    public static object? Read(CodecProvider provider, ref Reader reader, WireType wireType)
    {
        if (wireType != WireType.VarInt) return provider.GetCodec<object>().ReadField(ref reader, wireType);
        var number = reader.ReadUInt32(wireType);
        return number > 0 && number < Known.Length ? Known[number] : throw new SerializerException($"Comparer {number} is not known.");
    }
}
