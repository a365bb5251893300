using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Codecs;

// The manifest finds a codec and a copier by the dictionary type that these name.

internal sealed class DictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<Dictionary<TKey, TValue>, TKey, TValue, DictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class DictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<Dictionary<TKey, TValue>, TKey, TValue, DictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class SortedDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<SortedDictionary<TKey, TValue>, TKey, TValue, SortedDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class SortedDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<SortedDictionary<TKey, TValue>, TKey, TValue, SortedDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class SortedListCodec<TKey, TValue>(CodecProvider provider) : PairCodec<SortedList<TKey, TValue>, TKey, TValue, SortedListShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class SortedListCopier<TKey, TValue>(CodecProvider provider) : PairCopier<SortedList<TKey, TValue>, TKey, TValue, SortedListShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ConcurrentDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue, ConcurrentDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ConcurrentDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<ConcurrentDictionary<TKey, TValue>, TKey, TValue, ConcurrentDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ReadOnlyDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<ReadOnlyDictionary<TKey, TValue>, TKey, TValue, ReadOnlyDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ReadOnlyDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<ReadOnlyDictionary<TKey, TValue>, TKey, TValue, ReadOnlyDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ImmutableDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue, ImmutableDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ImmutableDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<ImmutableDictionary<TKey, TValue>, TKey, TValue, ImmutableDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ImmutableSortedDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue, ImmutableSortedDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class ImmutableSortedDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue, ImmutableSortedDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class FrozenDictionaryCodec<TKey, TValue>(CodecProvider provider) : PairCodec<FrozenDictionary<TKey, TValue>, TKey, TValue, FrozenDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;

internal sealed class FrozenDictionaryCopier<TKey, TValue>(CodecProvider provider) : PairCopier<FrozenDictionary<TKey, TValue>, TKey, TValue, FrozenDictionaryShape<TKey, TValue>>(provider)
    where TKey : notnull;
