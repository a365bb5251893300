using System.Diagnostics;

namespace Orleans.Serialization.Codecs;

/// <summary>What differs between dictionaries. Implemented by structs, so that each codec is compiled for its shape.</summary>
internal interface IPairShape<TDictionary, TKey, TValue>
    where TDictionary : class
    where TKey : notnull
{
    /// <summary>Whether pairs are added to an instance that exists from the start, so that they can refer to it.</summary>
    static abstract bool FillsInPlace { get; }

    static virtual object? ComparerOf(TDictionary dictionary) => null;

    /// <summary>The pairs; their number can be had without enumerating, except where others change it meanwhile.</summary>
    static abstract IReadOnlyCollection<KeyValuePair<TKey, TValue>> Pairs(TDictionary dictionary);

    static virtual TDictionary Create(int count, object? comparer) => throw new UnreachableException();

    static virtual void Add(TDictionary dictionary, TKey key, TValue value) => throw new UnreachableException();

    static virtual TDictionary Build(Dictionary<TKey, TValue> pairs, object? comparer) => throw new UnreachableException();
}
