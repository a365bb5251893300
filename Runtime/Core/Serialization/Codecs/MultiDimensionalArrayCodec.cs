using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

/// <summary>Field 0 repeated is the length of each dimension, then each element is a field 1, the last dimension running fastest.</summary>
internal sealed class MultiDimensionalArrayCodec<TArray, T>(CodecProvider provider) : IGroupCodec<TArray>
    where TArray : class
{
    private static readonly int Rank = typeof(TArray).GetArrayRank();
    private readonly IFieldCodec<T> _element = provider.GetCodec<T>();

    public void WriteBody(ref Writer writer, TArray value)
    {
        var array = (Array)(object)value;
        for (var i = 0; i < Rank; i++)
        {
            if (array.GetLowerBound(i) != 0) throw new SerializerException("Arrays whose index does not start at 0 cannot be serialized.");
            writer.WriteUInt32(0, (uint)array.GetLength(i));
        }

        foreach (T element in array) _element.WriteField(ref writer, 1, element);
    }

    public TArray ReadBody(ref Reader reader, int number)
    {
        var lengths = new int[Rank];
        var known = 0;
        Array? array = null;
        int[] at = [];
        long filled = 0;
        while (reader.TryReadField(out var field))
        {
            if (field.Id == 0 && known < Rank)
            {
                lengths[known++] = checked((int)reader.ReadUInt32(field.WireType));
                if (known < Rank) continue;
                array = Allocate(ref reader, lengths);
                reader.SetObject(number, array);
                at = new int[Rank];
            }
            else if (field.Id == 1 && array is not null && filled < array.Length)
            {
                array.SetValue(_element.ReadField(ref reader, field.WireType), at);
                filled++;
                Advance(at, lengths);
            }
            else
            {
                throw new SerializerException($"Field {field.Id} does not belong into a {typeof(TArray)} at this place.");
            }
        }

        if (array is null || filled != array.Length) throw new SerializerException($"A {typeof(TArray)} announced {array?.Length ?? 0} elements and brought {filled}.");
        return (TArray)(object)array;
    }

    private static Array Allocate(ref Reader reader, int[] lengths)
    {
        // The product is what has to be backed by bytes; a single length need not be, when another is zero.
        var total = 1L;
        foreach (var length in lengths) total = Math.Min(total * length, int.MaxValue);
        reader.Announce(total);
        return Array.CreateInstance(typeof(T), lengths);
    }

    private static void Advance(int[] at, int[] lengths)
    {
        for (var i = at.Length - 1; i >= 0; i--)
        {
            if (++at[i] < lengths[i]) return;
            at[i] = 0;
        }
    }
}

internal sealed class MultiDimensionalArrayCopier<TArray, T>(CodecProvider provider) : IGroupCopier<TArray>
    where TArray : class
{
    private readonly IDeepCopier<T> _element = provider.GetCopier<T>();

    public TArray CopyBody(TArray input, CopyContext context)
    {
        var copy = (Array)((Array)(object)input).Clone();
        context.Record(input, copy);
        if (_element is ISharedCopier || copy.Length == 0) return (TArray)(object)copy;
        var at = new int[copy.Rank];
        for (var done = 0; done < copy.Length; done++)
        {
            copy.SetValue(_element.DeepCopy((T)copy.GetValue(at)!, context), at);
            for (var i = at.Length - 1; i >= 0; i--)
            {
                if (++at[i] < copy.GetLength(i)) break;
                at[i] = 0;
            }
        }

        return (TArray)(object)copy;
    }
}
