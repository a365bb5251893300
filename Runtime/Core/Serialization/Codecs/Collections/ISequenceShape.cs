using System.Diagnostics;

namespace Orleans.Serialization.Codecs;

/// <summary>What differs between collections of single elements. Implemented by structs, so that each codec is compiled for its shape.</summary>
internal interface ISequenceShape<TCollection, T>
    where TCollection : notnull
{
    /// <summary>
    /// Whether elements are added to an instance that exists from the start, so that they can refer to it. Otherwise it is
    /// built when all elements are known, and cannot be part of a cycle.
    /// </summary>
    static abstract bool FillsInPlace { get; }

    static abstract int Count(TCollection collection);

    static virtual object? ComparerOf(TCollection collection) => null;

    /// <summary>In the order in which adding them gives the same collection.</summary>
    static abstract IEnumerable<T> Elements(TCollection collection);

    static virtual TCollection Create(int count, object? comparer) => throw new UnreachableException();

    static virtual void Add(TCollection collection, T element) => throw new UnreachableException();

    static virtual TCollection Build(List<T> elements, object? comparer) => throw new UnreachableException();
}
