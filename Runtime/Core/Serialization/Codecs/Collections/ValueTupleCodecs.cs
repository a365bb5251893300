using Orleans.Serialization.Buffers;

namespace Orleans.Serialization.Codecs;

// Items are fields by position; the rest of a tuple of more than seven is a field of its own.

internal sealed class EmptyTupleCodec : IGroupCodec<ValueTuple>
{
    public void WriteBody(ref Writer writer, ValueTuple value)
    {
    }

    public ValueTuple ReadBody(ref Reader reader, int number)
    {
        while (reader.TryReadField(out var field)) reader.Skip(field.WireType);
        return default;
    }
}

internal sealed class ValueTupleCodec<T1>(CodecProvider provider) : IGroupCodec<ValueTuple<T1>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();

    public void WriteBody(ref Writer writer, ValueTuple<T1> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
    }

    public ValueTuple<T1> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
    }

    public ValueTuple<T1, T2> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
    }

    public ValueTuple<T1, T2, T3> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3, T4>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3, T4> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
    }

    public ValueTuple<T1, T2, T3, T4> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3, T4>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: value.Item4 = _3.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3, T4, T5>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3, T4, T5> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
    }

    public ValueTuple<T1, T2, T3, T4, T5> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3, T4, T5>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: value.Item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: value.Item5 = _4.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3, T4, T5, T6>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3, T4, T5, T6> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
        _5.WriteField(ref writer, 5, value.Item6);
    }

    public ValueTuple<T1, T2, T3, T4, T5, T6> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3, T4, T5, T6>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: value.Item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: value.Item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: value.Item6 = _5.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();
    private readonly IFieldCodec<T7> _6 = provider.GetCodec<T7>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        _0.WriteField(ref writer, 0, value.Item1);
        _1.WriteField(ref writer, 1, value.Item2);
        _2.WriteField(ref writer, 2, value.Item3);
        _3.WriteField(ref writer, 3, value.Item4);
        _4.WriteField(ref writer, 4, value.Item5);
        _5.WriteField(ref writer, 5, value.Item6);
        _6.WriteField(ref writer, 6, value.Item7);
    }

    public ValueTuple<T1, T2, T3, T4, T5, T6, T7> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3, T4, T5, T6, T7>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: value.Item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: value.Item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: value.Item6 = _5.ReadField(ref reader, field.WireType); break;
                case 6: value.Item7 = _6.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}

internal sealed class ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>(CodecProvider provider) : IGroupCodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : struct
{
    private readonly IFieldCodec<T1> _0 = provider.GetCodec<T1>();
    private readonly IFieldCodec<T2> _1 = provider.GetCodec<T2>();
    private readonly IFieldCodec<T3> _2 = provider.GetCodec<T3>();
    private readonly IFieldCodec<T4> _3 = provider.GetCodec<T4>();
    private readonly IFieldCodec<T5> _4 = provider.GetCodec<T5>();
    private readonly IFieldCodec<T6> _5 = provider.GetCodec<T6>();
    private readonly IFieldCodec<T7> _6 = provider.GetCodec<T7>();
    private readonly IFieldCodec<TRest> _7 = provider.GetCodec<TRest>();

    public void WriteBody(ref Writer writer, ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
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

    public ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> ReadBody(ref Reader reader, int number)
    {
        var value = default(ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>);
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: value.Item1 = _0.ReadField(ref reader, field.WireType); break;
                case 1: value.Item2 = _1.ReadField(ref reader, field.WireType); break;
                case 2: value.Item3 = _2.ReadField(ref reader, field.WireType); break;
                case 3: value.Item4 = _3.ReadField(ref reader, field.WireType); break;
                case 4: value.Item5 = _4.ReadField(ref reader, field.WireType); break;
                case 5: value.Item6 = _5.ReadField(ref reader, field.WireType); break;
                case 6: value.Item7 = _6.ReadField(ref reader, field.WireType); break;
                case 7: value.Rest = _7.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return value;
    }
}
