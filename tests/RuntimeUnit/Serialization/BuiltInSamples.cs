using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>A value of every built-in type.</summary>
internal static class BuiltInSamples
{
    private static readonly int[] Numbers = [1, 2, 300];

    private static readonly Dictionary<string, int> Pairs = new() { ["one"] = 1, ["two"] = 2 };

    public static IEnumerable<object> All => [.. Leaves(), .. Collections(), .. Declared(), .. Tuples()];

    private static IEnumerable<object> Leaves() =>
    [
        true, (byte)1, (sbyte)-1, (short)-2, (ushort)2, 'c', -3, 3u, -4L, 4ul, 1.5f, 2.5, 3.5m, "text", (Half)0.5f, Int128.MinValue, UInt128.MaxValue,
        BigInteger.Pow(7, 90), Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(9), new DateOnly(2026, 1, 2), new TimeOnly(3, 4), new Uri("http://host/path"),
        new Version(1, 2, 3, 4), CultureInfo.InvariantCulture, typeof(Dictionary<string, int[]>), IPAddress.IPv6Loopback, new IPEndPoint(IPAddress.Loopback, 80),
        IdSpan.Create("key"), GrainId.Create("type", "key"), GrainType.Create("type"), GrainInterfaceType.Create("IType"), SiloAddress.New(IPAddress.Loopback, 11111, 5),
    ];

    private static IEnumerable<object> Collections() =>
    [
        new object(), Numbers, new[,] { { 1, 2 }, { 3, 4 } }, new[] { new[] { "a" }, new[] { "b", null } }, new byte[] { 1, 2, 3 },
        new List<int>(Numbers), new List<string> { "a", "b" }, new Dictionary<string, int>(Pairs, StringComparer.OrdinalIgnoreCase), new HashSet<int>(Numbers), new Queue<int>(Numbers), new Stack<int>(Numbers),
        new LinkedList<int>(Numbers), new SortedDictionary<string, int>(Pairs), new SortedList<string, int>(Pairs), new SortedSet<int>(Numbers),
        new ConcurrentDictionary<string, int>(Pairs), new ConcurrentQueue<int>(Numbers), new ConcurrentStack<int>(Numbers), new ConcurrentBag<int>(Numbers),
        new ReadOnlyCollection<int>(Numbers), new ReadOnlyDictionary<string, int>(Pairs), new Collection<int> { 1, 2 }, new ObservableCollection<int> { 1, 2 },
        ImmutableArray.Create(Numbers), ImmutableList.Create(Numbers), Pairs.ToImmutableDictionary(), ImmutableHashSet.Create(Numbers),
        Pairs.ToImmutableSortedDictionary(), ImmutableSortedSet.Create(Numbers), ImmutableQueue.Create(Numbers), ImmutableStack.Create(Numbers),
        Pairs.ToFrozenDictionary(), Numbers.ToFrozenSet(), KeyValuePair.Create("k", 1),
    ];

    /// <summary>Interfaces and nullables are never the type of a value, only of what holds it.</summary>
    private static IEnumerable<object> Declared() =>
    [
        new Box<int?> { Value = 5 }, new Box<IEnumerable<int>> { Value = Numbers.Where(number => number > 1) }, new Box<ICollection<int>> { Value = Numbers },
        new Box<IList<int>> { Value = new List<int>(Numbers) }, new Box<ISet<int>> { Value = new HashSet<int>(Numbers) }, new Box<IReadOnlyCollection<int>> { Value = Numbers },
        new Box<IReadOnlyList<int>> { Value = Numbers }, new Box<IReadOnlySet<int>> { Value = new SortedSet<int>(Numbers) },
        new Box<IDictionary<string, int>> { Value = Pairs }, new Box<IReadOnlyDictionary<string, int>> { Value = Pairs },
    ];

    private static IEnumerable<object> Tuples() =>
    [
        Tuple.Create(1), Tuple.Create(1, "2"), Tuple.Create(1, "2", 3L), Tuple.Create(1, 2, 3, 4), Tuple.Create(1, 2, 3, 4, 5), Tuple.Create(1, 2, 3, 4, 5, 6),
        Tuple.Create(1, 2, 3, 4, 5, 6, 7), Tuple.Create(1, 2, 3, 4, 5, 6, 7, 8), ValueTuple.Create(), ValueTuple.Create(1), (1, "2"), (1, "2", 3L), (1, 2, 3, 4),
        (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5, 6, 7, 8),
    ];
}
