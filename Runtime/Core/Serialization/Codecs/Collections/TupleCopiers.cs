using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

// Tuples of shared items only are shared themselves; these are for the others.

internal sealed class ValueTupleCopier<T1>(CodecProvider provider) : IGroupCopier<ValueTuple<T1>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();

    public ValueTuple<T1> CopyBody(ValueTuple<T1> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context));
}

internal sealed class TupleCopier<T1>(CodecProvider provider) : IGroupCopier<Tuple<T1>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();

    public Tuple<T1> CopyBody(Tuple<T1> input, CopyContext context)
    {
        var output = new Tuple<T1>(_0.DeepCopy(input.Item1, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();

    public ValueTuple<T1, T2> CopyBody(ValueTuple<T1, T2> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context));
}

internal sealed class TupleCopier<T1, T2>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();

    public Tuple<T1, T2> CopyBody(Tuple<T1, T2> input, CopyContext context)
    {
        var output = new Tuple<T1, T2>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();

    public ValueTuple<T1, T2, T3> CopyBody(ValueTuple<T1, T2, T3> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context));
}

internal sealed class TupleCopier<T1, T2, T3>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();

    public Tuple<T1, T2, T3> CopyBody(Tuple<T1, T2, T3> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3, T4>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();

    public ValueTuple<T1, T2, T3, T4> CopyBody(ValueTuple<T1, T2, T3, T4> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context));
}

internal sealed class TupleCopier<T1, T2, T3, T4>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3, T4>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();

    public Tuple<T1, T2, T3, T4> CopyBody(Tuple<T1, T2, T3, T4> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3, T4>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3, T4, T5>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();

    public ValueTuple<T1, T2, T3, T4, T5> CopyBody(ValueTuple<T1, T2, T3, T4, T5> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context));
}

internal sealed class TupleCopier<T1, T2, T3, T4, T5>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3, T4, T5>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();

    public Tuple<T1, T2, T3, T4, T5> CopyBody(Tuple<T1, T2, T3, T4, T5> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3, T4, T5>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5, T6>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3, T4, T5, T6>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();

    public ValueTuple<T1, T2, T3, T4, T5, T6> CopyBody(ValueTuple<T1, T2, T3, T4, T5, T6> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context));
}

internal sealed class TupleCopier<T1, T2, T3, T4, T5, T6>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3, T4, T5, T6>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();

    public Tuple<T1, T2, T3, T4, T5, T6> CopyBody(Tuple<T1, T2, T3, T4, T5, T6> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3, T4, T5, T6>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5, T6, T7>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();
    private readonly IDeepCopier<T7> _6 = provider.GetCopier<T7>();

    public ValueTuple<T1, T2, T3, T4, T5, T6, T7> CopyBody(ValueTuple<T1, T2, T3, T4, T5, T6, T7> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context), _6.DeepCopy(input.Item7, context));
}

internal sealed class TupleCopier<T1, T2, T3, T4, T5, T6, T7>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3, T4, T5, T6, T7>>
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();
    private readonly IDeepCopier<T7> _6 = provider.GetCopier<T7>();

    public Tuple<T1, T2, T3, T4, T5, T6, T7> CopyBody(Tuple<T1, T2, T3, T4, T5, T6, T7> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3, T4, T5, T6, T7>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context), _6.DeepCopy(input.Item7, context));
        context.Record(input, output);
        return output;
    }
}

internal sealed class ValueTupleCopier<T1, T2, T3, T4, T5, T6, T7, TRest>(CodecProvider provider) : IGroupCopier<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : struct
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();
    private readonly IDeepCopier<T7> _6 = provider.GetCopier<T7>();
    private readonly IDeepCopier<TRest> _7 = provider.GetCopier<TRest>();

    public ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> CopyBody(ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> input, CopyContext context) =>
        new(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context), _6.DeepCopy(input.Item7, context), _7.DeepCopy(input.Rest, context));
}

internal sealed class TupleCopier<T1, T2, T3, T4, T5, T6, T7, TRest>(CodecProvider provider) : IGroupCopier<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : notnull
{
    private readonly IDeepCopier<T1> _0 = provider.GetCopier<T1>();
    private readonly IDeepCopier<T2> _1 = provider.GetCopier<T2>();
    private readonly IDeepCopier<T3> _2 = provider.GetCopier<T3>();
    private readonly IDeepCopier<T4> _3 = provider.GetCopier<T4>();
    private readonly IDeepCopier<T5> _4 = provider.GetCopier<T5>();
    private readonly IDeepCopier<T6> _5 = provider.GetCopier<T6>();
    private readonly IDeepCopier<T7> _6 = provider.GetCopier<T7>();
    private readonly IDeepCopier<TRest> _7 = provider.GetCopier<TRest>();

    public Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> CopyBody(Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> input, CopyContext context)
    {
        var output = new Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>(_0.DeepCopy(input.Item1, context), _1.DeepCopy(input.Item2, context), _2.DeepCopy(input.Item3, context), _3.DeepCopy(input.Item4, context), _4.DeepCopy(input.Item5, context), _5.DeepCopy(input.Item6, context), _6.DeepCopy(input.Item7, context), _7.DeepCopy(input.Rest, context));
        context.Record(input, output);
        return output;
    }
}
