using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace Orleans.Serialization.TypeSystem;

/// <summary>The types every process knows: their wire names, and which of them need no copying.</summary>
internal static class BuiltInTypes
{
    // Names are part of the wire format: add to them, never change one.
    private static readonly Dictionary<string, Type> Leaves = new(StringComparer.Ordinal)
    {
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["sbyte"] = typeof(sbyte),
        ["short"] = typeof(short),
        ["ushort"] = typeof(ushort),
        ["char"] = typeof(char),
        ["int"] = typeof(int),
        ["uint"] = typeof(uint),
        ["long"] = typeof(long),
        ["ulong"] = typeof(ulong),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["decimal"] = typeof(decimal),
        ["string"] = typeof(string),
        ["Half"] = typeof(Half),
        ["Int128"] = typeof(Int128),
        ["UInt128"] = typeof(UInt128),
        ["BigInteger"] = typeof(BigInteger),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["TimeSpan"] = typeof(TimeSpan),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeOnly"] = typeof(TimeOnly),
        ["Uri"] = typeof(Uri),
        ["Version"] = typeof(Version),
        ["CultureInfo"] = typeof(CultureInfo),
        ["Type"] = typeof(Type),
        ["IPAddress"] = typeof(IPAddress),
        ["IPEndPoint"] = typeof(IPEndPoint),
        ["IdSpan"] = typeof(IdSpan),
        ["GrainId"] = typeof(GrainId),
        ["GrainType"] = typeof(GrainType),
        ["GrainInterfaceType"] = typeof(GrainInterfaceType),
        ["SiloAddress"] = typeof(SiloAddress),
        ["GrainReference"] = typeof(GrainReference),
    };

    private static readonly Dictionary<string, Type> Composites = new(StringComparer.Ordinal)
    {
        ["object"] = typeof(object),
        ["Nullable`1"] = typeof(Nullable<>),
        ["List`1"] = typeof(List<>),
        ["Dictionary`2"] = typeof(Dictionary<,>),
        ["HashSet`1"] = typeof(HashSet<>),
        ["Queue`1"] = typeof(Queue<>),
        ["Stack`1"] = typeof(Stack<>),
        ["LinkedList`1"] = typeof(LinkedList<>),
        ["SortedDictionary`2"] = typeof(SortedDictionary<,>),
        ["SortedList`2"] = typeof(SortedList<,>),
        ["SortedSet`1"] = typeof(SortedSet<>),
        ["ConcurrentDictionary`2"] = typeof(ConcurrentDictionary<,>),
        ["ConcurrentQueue`1"] = typeof(ConcurrentQueue<>),
        ["ReadOnlyCollection`1"] = typeof(ReadOnlyCollection<>),
        ["ReadOnlyDictionary`2"] = typeof(ReadOnlyDictionary<,>),
        ["Collection`1"] = typeof(Collection<>),
        ["ImmutableArray`1"] = typeof(ImmutableArray<>),
        ["ImmutableList`1"] = typeof(ImmutableList<>),
        ["ImmutableDictionary`2"] = typeof(ImmutableDictionary<,>),
        ["ImmutableHashSet`1"] = typeof(ImmutableHashSet<>),
        ["ImmutableSortedDictionary`2"] = typeof(ImmutableSortedDictionary<,>),
        ["ImmutableSortedSet`1"] = typeof(ImmutableSortedSet<>),
        ["ImmutableQueue`1"] = typeof(ImmutableQueue<>),
        ["ImmutableStack`1"] = typeof(ImmutableStack<>),
        ["FrozenDictionary`2"] = typeof(FrozenDictionary<,>),
        ["FrozenSet`1"] = typeof(FrozenSet<>),
        ["KeyValuePair`2"] = typeof(KeyValuePair<,>),
        ["ConcurrentStack`1"] = typeof(ConcurrentStack<>),
        ["ConcurrentBag`1"] = typeof(ConcurrentBag<>),
        ["ObservableCollection`1"] = typeof(ObservableCollection<>),
        ["IEnumerable`1"] = typeof(IEnumerable<>),
        ["ICollection`1"] = typeof(ICollection<>),
        ["IList`1"] = typeof(IList<>),
        ["ISet`1"] = typeof(ISet<>),
        ["IReadOnlyCollection`1"] = typeof(IReadOnlyCollection<>),
        ["IReadOnlyList`1"] = typeof(IReadOnlyList<>),
        ["IReadOnlySet`1"] = typeof(IReadOnlySet<>),
        ["IDictionary`2"] = typeof(IDictionary<,>),
        ["IReadOnlyDictionary`2"] = typeof(IReadOnlyDictionary<,>),
        ["Tuple`1"] = typeof(Tuple<>),
        ["Tuple`2"] = typeof(Tuple<,>),
        ["Tuple`3"] = typeof(Tuple<,,>),
        ["Tuple`4"] = typeof(Tuple<,,,>),
        ["Tuple`5"] = typeof(Tuple<,,,,>),
        ["Tuple`6"] = typeof(Tuple<,,,,,>),
        ["Tuple`7"] = typeof(Tuple<,,,,,,>),
        ["Tuple`8"] = typeof(Tuple<,,,,,,,>),
        ["ValueTuple"] = typeof(ValueTuple),
        ["ValueTuple`1"] = typeof(ValueTuple<>),
        ["ValueTuple`2"] = typeof(ValueTuple<,>),
        ["ValueTuple`3"] = typeof(ValueTuple<,,>),
        ["ValueTuple`4"] = typeof(ValueTuple<,,,>),
        ["ValueTuple`5"] = typeof(ValueTuple<,,,,>),
        ["ValueTuple`6"] = typeof(ValueTuple<,,,,,>),
        ["ValueTuple`7"] = typeof(ValueTuple<,,,,,,>),
        ["ValueTuple`8"] = typeof(ValueTuple<,,,,,,,>),
    };

    private static readonly HashSet<Type> ImmutableLeaves = [.. Leaves.Values, typeof(System.Text.Rune), typeof(CancellationToken), typeof(ValueTuple)];

    private static readonly HashSet<Type> ImmutableContainers =
    [
        typeof(KeyValuePair<,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(FrozenDictionary<,>), typeof(FrozenSet<>),
        .. Composites.Where(type => type.Key.Contains("Tuple`", StringComparison.Ordinal)).Select(type => type.Value),
    ];

    public static IEnumerable<KeyValuePair<string, Type>> Names => Leaves.Concat(Composites);

    public static bool IsImmutableLeaf(Type type) => ImmutableLeaves.Contains(type);

    /// <summary>Generic types whose instances only change through their elements.</summary>
    public static bool IsImmutableContainer(Type type) => type.IsConstructedGenericType && ImmutableContainers.Contains(type.GetGenericTypeDefinition());

    /// <summary>The type under which values of a runtime type are known: some public types are only ever met as private subclasses.</summary>
    public static Type Declared(Type runtimeType)
    {
        if (typeof(Type).IsAssignableFrom(runtimeType)) return typeof(Type);
        if (typeof(IPAddress).IsAssignableFrom(runtimeType)) return typeof(IPAddress);
        if (typeof(CultureInfo).IsAssignableFrom(runtimeType)) return typeof(CultureInfo);
        for (var type = runtimeType.BaseType; type is not null; type = type.BaseType)
        {
            if (!type.IsConstructedGenericType) continue;
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(FrozenDictionary<,>) || definition == typeof(FrozenSet<>)) return type;
        }

        return runtimeType;
    }
}
