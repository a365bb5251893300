using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

/// <summary>As arrays: field 0 is the count, then each element is a field 1; numbers of fixed size are one blob, field 2.</summary>
internal sealed class ListCodec<T>(CodecProvider provider) : IGroupCodec<List<T>>
{
    private readonly IFieldCodec<T> _element = provider.GetCodec<T>();

    public void WriteBody(ref Writer writer, List<T> value)
    {
        if (PackedElements<T>.IsPackable)
        {
            writer.WriteBlob(2, PackedElements<T>.AsBytes(CollectionsMarshal.AsSpan(value)));
            return;
        }

        writer.WriteUInt32(0, (uint)value.Count);
        foreach (var element in value) _element.WriteField(ref writer, 1, element);
    }

    public List<T> ReadBody(ref Reader reader, int number)
    {
        List<T>? result = null;
        var missing = -1;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0 when missing < 0:
                    missing = reader.ReadCount(field.WireType);
                    reader.SetObject(number, result = new List<T>(missing));
                    break;
                case 1 when missing-- > 0:
                    result!.Add(_element.ReadField(ref reader, field.WireType));
                    break;
                case 2 when missing < 0 && result is null && PackedElements<T>.IsPackable:
                    result = [.. PackedElements<T>.Read(ref reader, field.WireType)];
                    missing = 0;
                    reader.SetObject(number, result);
                    break;
                default:
                    throw new SerializerException($"Field {field.Id} does not belong into a list of {typeof(T)} at this place.");
            }
        }

        return missing == 0 ? result! : throw new SerializerException($"A list of {typeof(T)} lacks its count or {missing} of its elements.");
    }
}

internal sealed class ListCopier<T>(CodecProvider provider) : IGroupCopier<List<T>>
{
    private readonly IDeepCopier<T> _element = provider.GetCopier<T>();

    public List<T> CopyBody(List<T> input, CopyContext context)
    {
        if (_element is ISharedCopier)
        {
            var same = new List<T>(input);
            context.Record(input, same);
            return same;
        }

        var output = new List<T>(input.Count);
        context.Record(input, output);
        foreach (var element in input) output.Add(_element.DeepCopy(element, context));
        return output;
    }
}
