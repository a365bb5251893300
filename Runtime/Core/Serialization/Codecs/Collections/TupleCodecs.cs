using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.Codecs;

// A tuple cannot be part of a cycle through itself. Items are fields by position; the rest of a tuple of more than seven is a field of its own.

internal sealed class TupleCodec<T1>(CodecProvider provider) : IGroupCodec<Tuple<T1>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();

    public void WriteBody(ref Writer writer, Tuple<T1> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
    }

    public Tuple<T1> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1>(item1!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
    }

    public Tuple<T1, T2> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2>(item1!, item2!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
    }

    public Tuple<T1, T2, T3> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3>(item1!, item2!, item3!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3, T4>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3, T4>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3, T4> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
    }

    public Tuple<T1, T2, T3, T4> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        var item4 = default(T4);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: item4 = _3.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3, T4>(item1!, item2!, item3!, item4!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3, T4, T5>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3, T4, T5>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3, T4, T5> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
    }

    public Tuple<T1, T2, T3, T4, T5> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        var item4 = default(T4);
        var item5 = default(T5);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: item5 = _4.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3, T4, T5>(item1!, item2!, item3!, item4!, item5!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3, T4, T5, T6>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3, T4, T5, T6>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3, T4, T5, T6> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
        _5.WriteField(ref writer, 5, value.Item6);
    }

    public Tuple<T1, T2, T3, T4, T5, T6> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        var item4 = default(T4);
        var item5 = default(T5);
        var item6 = default(T6);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: item6 = _5.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3, T4, T5, T6>(item1!, item2!, item3!, item4!, item5!, item6!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3, T4, T5, T6, T7>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3, T4, T5, T6, T7>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();
    private readonly IFieldCodec<T7> _6 = provider.GetCodec<T7>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
        _5.WriteField(ref writer, 5, value.Item6);
        _6.WriteField(ref writer, 6, value.Item7);
    }

    public Tuple<T1, T2, T3, T4, T5, T6, T7> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        var item4 = default(T4);
        var item5 = default(T5);
        var item6 = default(T6);
        var item7 = default(T7);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: item6 = _5.ReadField(ref reader, field.WireType); break;
                case 6: item7 = _6.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3, T4, T5, T6, T7>(item1!, item2!, item3!, item4!, item5!, item6!, item7!);
        reader.SetObject(number, value);
        return value;
    }
}

internal sealed class TupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>(CodecProvider provider) : IGroupCodec<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : notnull
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();
    private readonly IFieldCodec<T7> _6 = provider.GetCodec<T7>();
    private readonly IFieldCodec<TRest> _7 = provider.GetCodec<TRest>();

    public void WriteBody(ref Writer writer, Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
        _5.WriteField(ref writer, 5, value.Item6);
        _6.WriteField(ref writer, 6, value.Item7);
        _7.WriteField(ref writer, 7, value.Rest);
    }

    public Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> ReadBody(ref Reader reader, int number)
    {
        var item1 = default(T1);
        var item2 = default(T2);
        var item3 = default(T3);
        var item4 = default(T4);
        var item5 = default(T5);
        var item6 = default(T6);
        var item7 = default(T7);
        var rest = default(TRest);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: item6 = _5.ReadField(ref reader, field.WireType); break;
                case 6: item7 = _6.ReadField(ref reader, field.WireType); break;
                case 7: rest = _7.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        var value = new Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>(item1!, item2!, item3!, item4!, item5!, item6!, item7!, rest!);
        reader.SetObject(number, value);
        return value;
    }
}
