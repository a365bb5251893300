using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

/// <summary>Field 2 is the comparer where it is not the default, field 0 the count; then each element is a field 1.</summary>
internal abstract class SequenceCodec<TCollection, T, TShape>(CodecProvider provider) : IGroupCodec<TCollection>
    where TCollection : notnull
    where TShape : struct, ISequenceShape<TCollection, T>
{
    private readonly IFieldCodec<T> _element = provider.GetCodec<T>();

    public void WriteBody(ref Writer writer, TCollection value)
    {
        Comparers.Write(provider, ref writer, 2, TShape.ComparerOf(value));
        var count = TShape.Count(value);
        writer.WriteUInt32(0, (uint)count);
        foreach (var element in TShape.Elements(value))
        {
            _element.WriteField(ref writer, 1, element);
            count--;
        }

        if (count != 0) throw new SerializerException($"A {typeof(TCollection)} changed while it was being written.");
    }

    public TCollection ReadBody(ref Reader reader, int number)
    {
        TCollection? filled = default;
        List<T>? collected = null;
        object? comparer = null;
        var missing = -1;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 2 when missing < 0:
                    comparer = Comparers.Read(provider, ref reader, field.WireType);
                    break;
                case 0 when missing < 0:
                    missing = reader.ReadCount(field.WireType);
                    if (TShape.FillsInPlace) reader.SetObject(number, filled = TShape.Create(missing, comparer));
                    else collected = new List<T>(missing);
                    break;
                case 1 when missing-- > 0:
                    var element = _element.ReadField(ref reader, field.WireType);
                    if (collected is null) TShape.Add(filled!, element);
                    else collected.Add(element);
                    break;
                default:
                    throw new SerializerException($"Field {field.Id} does not belong into a {typeof(TCollection)} at this place.");
            }
        }

        if (missing != 0) throw new SerializerException($"A {typeof(TCollection)} lacks its count or {missing} of its elements.");
        if (collected is null) return filled!;
        var built = TShape.Build(collected, comparer);
        reader.SetObject(number, built);
        return built;
    }
}

/// <summary>Copies element by element into a collection with the same comparer.</summary>
internal abstract class SequenceCopier<TCollection, T, TShape>(CodecProvider provider) : IGroupCopier<TCollection>
    where TCollection : notnull
    where TShape : struct, ISequenceShape<TCollection, T>
{
    private readonly IDeepCopier<T> _element = provider.GetCopier<T>();

    public TCollection CopyBody(TCollection input, CopyContext context)
    {
        if (TShape.FillsInPlace)
        {
            var output = TShape.Create(TShape.Count(input), TShape.ComparerOf(input));
            context.Record(input, output);
            foreach (var element in TShape.Elements(input)) TShape.Add(output, _element.DeepCopy(element, context));
            return output;
        }

        var copies = new List<T>(TShape.Count(input));
        foreach (var element in TShape.Elements(input)) copies.Add(_element.DeepCopy(element, context));
        var built = TShape.Build(copies, TShape.ComparerOf(input));
        if (!typeof(TCollection).IsValueType) context.Record(input, built);
        return built;
    }
}
