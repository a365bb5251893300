using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Codecs;

// One struct per collection type; see ISequenceShape for what the members mean.

internal readonly struct HashSetShape<T> : ISequenceShape<HashSet<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(HashSet<T> c) => c.Count;

    public static object? ComparerOf(HashSet<T> c) => Comparers.OfEquality(c.Comparer);

    public static IEnumerable<T> Elements(HashSet<T> c) => c;

    public static HashSet<T> Create(int count, object? comparer) => new(count, (IEqualityComparer<T>?)comparer);

    public static void Add(HashSet<T> c, T e) => c.Add(e);
}

internal readonly struct SortedSetShape<T> : ISequenceShape<SortedSet<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(SortedSet<T> c) => c.Count;

    public static object? ComparerOf(SortedSet<T> c) => Comparers.OfOrder(c.Comparer);

    public static IEnumerable<T> Elements(SortedSet<T> c) => c;

    public static SortedSet<T> Create(int count, object? comparer) => new((IComparer<T>?)comparer);

    public static void Add(SortedSet<T> c, T e) => c.Add(e);
}

internal readonly struct QueueShape<T> : ISequenceShape<Queue<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(Queue<T> c) => c.Count;

    public static IEnumerable<T> Elements(Queue<T> c) => c;

    public static Queue<T> Create(int count, object? comparer) => new(count);

    public static void Add(Queue<T> c, T e) => c.Enqueue(e);
}

internal readonly struct StackShape<T> : ISequenceShape<Stack<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(Stack<T> c) => c.Count;

    public static IEnumerable<T> Elements(Stack<T> c) => c.Reverse();

    public static Stack<T> Create(int count, object? comparer) => new(count);

    public static void Add(Stack<T> c, T e) => c.Push(e);
}

internal readonly struct LinkedListShape<T> : ISequenceShape<LinkedList<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(LinkedList<T> c) => c.Count;

    public static IEnumerable<T> Elements(LinkedList<T> c) => c;

    public static LinkedList<T> Create(int count, object? comparer) => new();

    public static void Add(LinkedList<T> c, T e) => c.AddLast(e);
}

internal readonly struct CollectionShape<T> : ISequenceShape<Collection<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(Collection<T> c) => c.Count;

    public static IEnumerable<T> Elements(Collection<T> c) => c;

    public static Collection<T> Create(int count, object? comparer) => new();

    public static void Add(Collection<T> c, T e) => c.Add(e);
}

internal readonly struct ObservableCollectionShape<T> : ISequenceShape<ObservableCollection<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(ObservableCollection<T> c) => c.Count;

    public static IEnumerable<T> Elements(ObservableCollection<T> c) => c;

    public static ObservableCollection<T> Create(int count, object? comparer) => new();

    public static void Add(ObservableCollection<T> c, T e) => c.Add(e);
}

internal readonly struct ConcurrentQueueShape<T> : ISequenceShape<ConcurrentQueue<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(ConcurrentQueue<T> c) => c.Count;

    public static IEnumerable<T> Elements(ConcurrentQueue<T> c) => c;

    public static ConcurrentQueue<T> Create(int count, object? comparer) => new();

    public static void Add(ConcurrentQueue<T> c, T e) => c.Enqueue(e);
}

internal readonly struct ConcurrentStackShape<T> : ISequenceShape<ConcurrentStack<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(ConcurrentStack<T> c) => c.Count;

    public static IEnumerable<T> Elements(ConcurrentStack<T> c) => c.Reverse();

    public static ConcurrentStack<T> Create(int count, object? comparer) => new();

    public static void Add(ConcurrentStack<T> c, T e) => c.Push(e);
}

internal readonly struct ConcurrentBagShape<T> : ISequenceShape<ConcurrentBag<T>, T>
{
    public static bool FillsInPlace => true;

    public static int Count(ConcurrentBag<T> c) => c.Count;

    public static IEnumerable<T> Elements(ConcurrentBag<T> c) => c.Reverse();

    public static ConcurrentBag<T> Create(int count, object? comparer) => new();

    public static void Add(ConcurrentBag<T> c, T e) => c.Add(e);
}

internal readonly struct ReadOnlyCollectionShape<T> : ISequenceShape<ReadOnlyCollection<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ReadOnlyCollection<T> c) => c.Count;

    public static IEnumerable<T> Elements(ReadOnlyCollection<T> c) => c;

    public static ReadOnlyCollection<T> Build(List<T> elements, object? comparer) => new(elements);
}

internal readonly struct ImmutableArrayShape<T> : ISequenceShape<ImmutableArray<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableArray<T> c) => c.IsDefault ? 0 : c.Length;

    public static IEnumerable<T> Elements(ImmutableArray<T> c) => c.IsDefault ? [] : c;

    public static ImmutableArray<T> Build(List<T> elements, object? comparer) => [.. elements];
}

internal readonly struct ImmutableListShape<T> : ISequenceShape<ImmutableList<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableList<T> c) => c.Count;

    public static IEnumerable<T> Elements(ImmutableList<T> c) => c;

    public static ImmutableList<T> Build(List<T> elements, object? comparer) => [.. elements];
}

internal readonly struct ImmutableHashSetShape<T> : ISequenceShape<ImmutableHashSet<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableHashSet<T> c) => c.Count;

    public static object? ComparerOf(ImmutableHashSet<T> c) => Comparers.OfEquality(c.KeyComparer);

    public static IEnumerable<T> Elements(ImmutableHashSet<T> c) => c;

    public static ImmutableHashSet<T> Build(List<T> elements, object? comparer) => ImmutableHashSet.CreateRange((IEqualityComparer<T>?)comparer, elements);
}

internal readonly struct ImmutableSortedSetShape<T> : ISequenceShape<ImmutableSortedSet<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableSortedSet<T> c) => c.Count;

    public static object? ComparerOf(ImmutableSortedSet<T> c) => Comparers.OfOrder(c.KeyComparer);

    public static IEnumerable<T> Elements(ImmutableSortedSet<T> c) => c;

    public static ImmutableSortedSet<T> Build(List<T> elements, object? comparer) => ImmutableSortedSet.CreateRange((IComparer<T>?)comparer, elements);
}

internal readonly struct ImmutableQueueShape<T> : ISequenceShape<ImmutableQueue<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableQueue<T> c) => c.Count();

    public static IEnumerable<T> Elements(ImmutableQueue<T> c) => c;

    public static ImmutableQueue<T> Build(List<T> elements, object? comparer) => ImmutableQueue.CreateRange(elements);
}

internal readonly struct ImmutableStackShape<T> : ISequenceShape<ImmutableStack<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(ImmutableStack<T> c) => c.Count();

    public static IEnumerable<T> Elements(ImmutableStack<T> c) => c.Reverse();

    public static ImmutableStack<T> Build(List<T> elements, object? comparer) => ImmutableStack.CreateRange(elements);
}

internal readonly struct FrozenSetShape<T> : ISequenceShape<FrozenSet<T>, T>
{
    public static bool FillsInPlace => false;

    public static int Count(FrozenSet<T> c) => c.Count;

    public static object? ComparerOf(FrozenSet<T> c) => Comparers.OfEquality(c.Comparer);

    public static IEnumerable<T> Elements(FrozenSet<T> c) => c;

    public static FrozenSet<T> Build(List<T> elements, object? comparer) => elements.ToFrozenSet((IEqualityComparer<T>?)comparer);
}
