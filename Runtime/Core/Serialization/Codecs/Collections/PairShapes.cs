using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Codecs;

// One struct per dictionary type; see IPairShape for what the members mean.

internal readonly struct DictionaryShape<TKey, TValue> : IPairShape<Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => true;

    public static object? ComparerOf(Dictionary<TKey, TValue> c) => Comparers.OfEquality(c.Comparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(Dictionary<TKey, TValue> c) => c;

    public static Dictionary<TKey, TValue> Create(int count, object? comparer) => new(count, (IEqualityComparer<TKey>?)comparer);

    public static void Add(Dictionary<TKey, TValue> c, TKey key, TValue value) => c.Add(key, value);
}

internal readonly struct SortedDictionaryShape<TKey, TValue> : IPairShape<SortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => true;

    public static object? ComparerOf(SortedDictionary<TKey, TValue> c) => Comparers.OfOrder(c.Comparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(SortedDictionary<TKey, TValue> c) => c;

    public static SortedDictionary<TKey, TValue> Create(int count, object? comparer) => new((IComparer<TKey>?)comparer);

    public static void Add(SortedDictionary<TKey, TValue> c, TKey key, TValue value) => c.Add(key, value);
}

internal readonly struct SortedListShape<TKey, TValue> : IPairShape<SortedList<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => true;

    public static object? ComparerOf(SortedList<TKey, TValue> c) => Comparers.OfOrder(c.Comparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(SortedList<TKey, TValue> c) => c;

    public static SortedList<TKey, TValue> Create(int count, object? comparer) => new(count, (IComparer<TKey>?)comparer);

    public static void Add(SortedList<TKey, TValue> c, TKey key, TValue value) => c.Add(key, value);
}

internal readonly struct ConcurrentDictionaryShape<TKey, TValue> : IPairShape<ConcurrentDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => true;

    public static object? ComparerOf(ConcurrentDictionary<TKey, TValue> c) => Comparers.OfEquality(c.Comparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(ConcurrentDictionary<TKey, TValue> c) => c.ToArray();

    public static ConcurrentDictionary<TKey, TValue> Create(int count, object? comparer) => new((IEqualityComparer<TKey>?)comparer);

    public static void Add(ConcurrentDictionary<TKey, TValue> c, TKey key, TValue value) => c.TryAdd(key, value);
}

internal readonly struct ReadOnlyDictionaryShape<TKey, TValue> : IPairShape<ReadOnlyDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => false;

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(ReadOnlyDictionary<TKey, TValue> c) => c;

    public static ReadOnlyDictionary<TKey, TValue> Build(Dictionary<TKey, TValue> pairs, object? comparer) => new(pairs);
}

internal readonly struct ImmutableDictionaryShape<TKey, TValue> : IPairShape<ImmutableDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => false;

    public static object? ComparerOf(ImmutableDictionary<TKey, TValue> c) => Comparers.OfEquality(c.KeyComparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(ImmutableDictionary<TKey, TValue> c) => c;

    public static ImmutableDictionary<TKey, TValue> Build(Dictionary<TKey, TValue> pairs, object? comparer) => ImmutableDictionary.CreateRange((IEqualityComparer<TKey>?)comparer, pairs);
}

internal readonly struct ImmutableSortedDictionaryShape<TKey, TValue> : IPairShape<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => false;

    public static object? ComparerOf(ImmutableSortedDictionary<TKey, TValue> c) => Comparers.OfOrder(c.KeyComparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(ImmutableSortedDictionary<TKey, TValue> c) => c;

    public static ImmutableSortedDictionary<TKey, TValue> Build(Dictionary<TKey, TValue> pairs, object? comparer) => ImmutableSortedDictionary.CreateRange((IComparer<TKey>?)comparer, pairs);
}

internal readonly struct FrozenDictionaryShape<TKey, TValue> : IPairShape<FrozenDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    public static bool FillsInPlace => false;

    public static object? ComparerOf(FrozenDictionary<TKey, TValue> c) => Comparers.OfEquality(c.Comparer);

    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(FrozenDictionary<TKey, TValue> c) => c;

    public static FrozenDictionary<TKey, TValue> Build(Dictionary<TKey, TValue> pairs, object? comparer) => pairs.ToFrozenDictionary((IEqualityComparer<TKey>?)comparer);
}
