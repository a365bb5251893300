using Orleans.Serialization.Codecs;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Exceptions;

namespace Orleans.Serialization.TypeSystem;

/// <summary>The hand-written codecs and copiers of the engine.</summary>
internal static class BuiltInParts
{
    private static readonly Type[] Codecs =
    [
        typeof(BooleanCodec), typeof(ByteCodec), typeof(SByteCodec), typeof(Int16Codec), typeof(UInt16Codec), typeof(CharCodec), typeof(Int32Codec),
        typeof(UInt32Codec), typeof(Int64Codec), typeof(UInt64Codec), typeof(SingleCodec), typeof(DoubleCodec), typeof(StringCodec),
        typeof(DecimalCodec), typeof(HalfCodec), typeof(Int128Codec), typeof(UInt128Codec), typeof(BigIntegerCodec),
        typeof(DateTimeCodec), typeof(DateTimeOffsetCodec), typeof(TimeSpanCodec), typeof(DateOnlyCodec), typeof(TimeOnlyCodec),
        typeof(UriCodec), typeof(VersionCodec), typeof(CultureInfoCodec), typeof(TypeCodec), typeof(GuidCodec), typeof(IdSpanCodec),
        typeof(GrainTypeCodec), typeof(GrainInterfaceTypeCodec), typeof(GrainIdCodec), typeof(IPAddressCodec), typeof(IPEndPointCodec), typeof(SiloAddressCodec),
        typeof(ExceptionParts),
    ];

    private static readonly Type[] CollectionCodecs =
    [
        typeof(HashSetCodec<>), typeof(SortedSetCodec<>), typeof(QueueCodec<>), typeof(StackCodec<>), typeof(LinkedListCodec<>),
        typeof(CollectionCodec<>), typeof(ObservableCollectionCodec<>), typeof(ConcurrentQueueCodec<>), typeof(ConcurrentStackCodec<>),
        typeof(ConcurrentBagCodec<>), typeof(ReadOnlyCollectionCodec<>), typeof(ImmutableArrayCodec<>), typeof(ImmutableListCodec<>),
        typeof(ImmutableHashSetCodec<>), typeof(ImmutableSortedSetCodec<>), typeof(ImmutableQueueCodec<>), typeof(ImmutableStackCodec<>),
        typeof(FrozenSetCodec<>), typeof(DictionaryCodec<,>), typeof(SortedDictionaryCodec<,>), typeof(SortedListCodec<,>),
        typeof(ConcurrentDictionaryCodec<,>), typeof(ReadOnlyDictionaryCodec<,>), typeof(ImmutableDictionaryCodec<,>),
        typeof(ImmutableSortedDictionaryCodec<,>), typeof(FrozenDictionaryCodec<,>), typeof(EmptyTupleCodec), typeof(ValueTupleCodec<>), typeof(TupleCodec<>),
        typeof(ValueTupleCodec<,>), typeof(TupleCodec<,>), typeof(ValueTupleCodec<,,>), typeof(TupleCodec<,,>), typeof(ValueTupleCodec<,,,>),
        typeof(TupleCodec<,,,>), typeof(ValueTupleCodec<,,,,>), typeof(TupleCodec<,,,,>), typeof(ValueTupleCodec<,,,,,>), typeof(TupleCodec<,,,,,>),
        typeof(ValueTupleCodec<,,,,,,>), typeof(TupleCodec<,,,,,,>), typeof(ValueTupleCodec<,,,,,,,>), typeof(TupleCodec<,,,,,,,>),
        typeof(ListCodec<>), typeof(KeyValuePairCodec<,>),
    ];

    private static readonly Type[] CollectionCopiers =
    [
        typeof(HashSetCopier<>), typeof(SortedSetCopier<>), typeof(QueueCopier<>), typeof(StackCopier<>), typeof(LinkedListCopier<>),
        typeof(CollectionCopier<>), typeof(ObservableCollectionCopier<>), typeof(ConcurrentQueueCopier<>), typeof(ConcurrentStackCopier<>),
        typeof(ConcurrentBagCopier<>), typeof(ReadOnlyCollectionCopier<>), typeof(ImmutableArrayCopier<>), typeof(ImmutableListCopier<>),
        typeof(ImmutableHashSetCopier<>), typeof(ImmutableSortedSetCopier<>), typeof(ImmutableQueueCopier<>), typeof(ImmutableStackCopier<>),
        typeof(FrozenSetCopier<>), typeof(DictionaryCopier<,>), typeof(SortedDictionaryCopier<,>), typeof(SortedListCopier<,>),
        typeof(ConcurrentDictionaryCopier<,>), typeof(ReadOnlyDictionaryCopier<,>), typeof(ImmutableDictionaryCopier<,>),
        typeof(ImmutableSortedDictionaryCopier<,>), typeof(FrozenDictionaryCopier<,>), typeof(ValueTupleCopier<>), typeof(TupleCopier<>),
        typeof(ValueTupleCopier<,>), typeof(TupleCopier<,>), typeof(ValueTupleCopier<,,>), typeof(TupleCopier<,,>), typeof(ValueTupleCopier<,,,>),
        typeof(TupleCopier<,,,>), typeof(ValueTupleCopier<,,,,>), typeof(TupleCopier<,,,,>), typeof(ValueTupleCopier<,,,,,>),
        typeof(TupleCopier<,,,,,>), typeof(ValueTupleCopier<,,,,,,>), typeof(TupleCopier<,,,,,,>), typeof(ValueTupleCopier<,,,,,,,>),
        typeof(TupleCopier<,,,,,,,>), typeof(ListCopier<>), typeof(KeyValuePairCopier<,>),
    ];

    public static void Configure(TypeManifestOptions options)
    {
        options.Serializers.UnionWith(Codecs);
        options.Serializers.UnionWith(CollectionCodecs);
        options.Copiers.UnionWith(CollectionCopiers);
    }
}
