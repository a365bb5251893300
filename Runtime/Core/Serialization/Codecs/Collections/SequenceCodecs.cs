using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Codecs;

// The manifest finds a codec and a copier by the collection type that these name.

internal sealed class HashSetCodec<T>(CodecProvider provider) : SequenceCodec<HashSet<T>, T, HashSetShape<T>>(provider);

internal sealed class HashSetCopier<T>(CodecProvider provider) : SequenceCopier<HashSet<T>, T, HashSetShape<T>>(provider);

internal sealed class SortedSetCodec<T>(CodecProvider provider) : SequenceCodec<SortedSet<T>, T, SortedSetShape<T>>(provider);

internal sealed class SortedSetCopier<T>(CodecProvider provider) : SequenceCopier<SortedSet<T>, T, SortedSetShape<T>>(provider);

internal sealed class QueueCodec<T>(CodecProvider provider) : SequenceCodec<Queue<T>, T, QueueShape<T>>(provider);

internal sealed class QueueCopier<T>(CodecProvider provider) : SequenceCopier<Queue<T>, T, QueueShape<T>>(provider);

internal sealed class StackCodec<T>(CodecProvider provider) : SequenceCodec<Stack<T>, T, StackShape<T>>(provider);

internal sealed class StackCopier<T>(CodecProvider provider) : SequenceCopier<Stack<T>, T, StackShape<T>>(provider);

internal sealed class LinkedListCodec<T>(CodecProvider provider) : SequenceCodec<LinkedList<T>, T, LinkedListShape<T>>(provider);

internal sealed class LinkedListCopier<T>(CodecProvider provider) : SequenceCopier<LinkedList<T>, T, LinkedListShape<T>>(provider);

internal sealed class CollectionCodec<T>(CodecProvider provider) : SequenceCodec<Collection<T>, T, CollectionShape<T>>(provider);

internal sealed class CollectionCopier<T>(CodecProvider provider) : SequenceCopier<Collection<T>, T, CollectionShape<T>>(provider);

internal sealed class ObservableCollectionCodec<T>(CodecProvider provider) : SequenceCodec<ObservableCollection<T>, T, ObservableCollectionShape<T>>(provider);

internal sealed class ObservableCollectionCopier<T>(CodecProvider provider) : SequenceCopier<ObservableCollection<T>, T, ObservableCollectionShape<T>>(provider);

internal sealed class ConcurrentQueueCodec<T>(CodecProvider provider) : SequenceCodec<ConcurrentQueue<T>, T, ConcurrentQueueShape<T>>(provider);

internal sealed class ConcurrentQueueCopier<T>(CodecProvider provider) : SequenceCopier<ConcurrentQueue<T>, T, ConcurrentQueueShape<T>>(provider);

internal sealed class ConcurrentStackCodec<T>(CodecProvider provider) : SequenceCodec<ConcurrentStack<T>, T, ConcurrentStackShape<T>>(provider);

internal sealed class ConcurrentStackCopier<T>(CodecProvider provider) : SequenceCopier<ConcurrentStack<T>, T, ConcurrentStackShape<T>>(provider);

internal sealed class ConcurrentBagCodec<T>(CodecProvider provider) : SequenceCodec<ConcurrentBag<T>, T, ConcurrentBagShape<T>>(provider);

internal sealed class ConcurrentBagCopier<T>(CodecProvider provider) : SequenceCopier<ConcurrentBag<T>, T, ConcurrentBagShape<T>>(provider);

internal sealed class ReadOnlyCollectionCodec<T>(CodecProvider provider) : SequenceCodec<ReadOnlyCollection<T>, T, ReadOnlyCollectionShape<T>>(provider);

internal sealed class ReadOnlyCollectionCopier<T>(CodecProvider provider) : SequenceCopier<ReadOnlyCollection<T>, T, ReadOnlyCollectionShape<T>>(provider);

internal sealed class ImmutableArrayCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableArray<T>, T, ImmutableArrayShape<T>>(provider);

internal sealed class ImmutableArrayCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableArray<T>, T, ImmutableArrayShape<T>>(provider);

internal sealed class ImmutableListCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableList<T>, T, ImmutableListShape<T>>(provider);

internal sealed class ImmutableListCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableList<T>, T, ImmutableListShape<T>>(provider);

internal sealed class ImmutableHashSetCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableHashSet<T>, T, ImmutableHashSetShape<T>>(provider);

internal sealed class ImmutableHashSetCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableHashSet<T>, T, ImmutableHashSetShape<T>>(provider);

internal sealed class ImmutableSortedSetCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableSortedSet<T>, T, ImmutableSortedSetShape<T>>(provider);

internal sealed class ImmutableSortedSetCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableSortedSet<T>, T, ImmutableSortedSetShape<T>>(provider);

internal sealed class ImmutableQueueCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableQueue<T>, T, ImmutableQueueShape<T>>(provider);

internal sealed class ImmutableQueueCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableQueue<T>, T, ImmutableQueueShape<T>>(provider);

internal sealed class ImmutableStackCodec<T>(CodecProvider provider) : SequenceCodec<ImmutableStack<T>, T, ImmutableStackShape<T>>(provider);

internal sealed class ImmutableStackCopier<T>(CodecProvider provider) : SequenceCopier<ImmutableStack<T>, T, ImmutableStackShape<T>>(provider);

internal sealed class FrozenSetCodec<T>(CodecProvider provider) : SequenceCodec<FrozenSet<T>, T, FrozenSetShape<T>>(provider);

internal sealed class FrozenSetCopier<T>(CodecProvider provider) : SequenceCopier<FrozenSet<T>, T, FrozenSetShape<T>>(provider);
