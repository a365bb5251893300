using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class BuiltInTypeTests
{
    public static TheoryData<object> Values() =>
    [
        true, false, (byte)200, (sbyte)-100, (short)-30000, (ushort)60000, 'x', int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        1.5f, double.NaN, 79228162514264337593543950335m, -0.1m, "", "text", new string('ü', 300), Guid.NewGuid(), (Half)1.5, Int128.MinValue, UInt128.MaxValue,
        BigInteger.Parse("-123456789012345678901234567890", CultureInfo.InvariantCulture),
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local), DateTime.MaxValue, DateTime.MinValue, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-150)),
        DateTimeOffset.MaxValue, TimeSpan.FromTicks(-1), TimeSpan.MaxValue, new DateOnly(2026, 2, 28), new TimeOnly(23, 59, 59), new Uri("http://a/b?c#d"), new Uri("rel/x", UriKind.Relative),
        new Version(1, 2), new Version(1, 2, 3, 4), IPAddress.Loopback, IPAddress.Parse("fe80::1"), new IPEndPoint(IPAddress.IPv6Any, 65535),
        CultureInfo.InvariantCulture, typeof(Plain), typeof(Dictionary<string, List<int[]>>), typeof(List<>), Color.Red,
        GrainId.Create("type", "key"), SiloAddress.New(IPAddress.Loopback, 11111, 5), IdSpan.Create(""), default(GrainId),
        new KeyValuePair<int, string>(1, "a"), (1, "b"), (1, 2, 3, 4, 5, 6, 7, 8, "nine"), Tuple.Create(1, "x"), Tuple.Create(1, 2, 3, 4, 5, 6, 7, "8"),
        ValueTuple.Create(5), new Version(0, 0),
    ];

    public static TheoryData<object> Collections() =>
    [
        new byte[] { 1, 2, 3 }, Array.Empty<int>(), new[] { 1.5, double.NegativeInfinity }, new string?[] { "a", null }, new int?[] { 1, null }, new[] { Color.Red },
        new int[][] { [1], [2, 3] }, new List<int> { 1, 2 }, new List<string> { "x" }, new List<List<int>> { new() { 1 } }, new HashSet<int> { 3, 4 },
        new Queue<int>([1, 2, 3]), new Stack<int>([1, 2, 3]), new LinkedList<string>(["a", "b"]), new SortedSet<string>(StringComparer.Ordinal) { "b", "a" },
        new Collection<int> { 1 }, new ObservableCollection<int> { 1 }, new ReadOnlyCollection<int>([1, 2]), new ConcurrentQueue<int>([1, 2]), new ConcurrentStack<int>([1, 2]),
        new ConcurrentBag<int>([1]), ImmutableArray.Create(1, 2), ImmutableList.Create("a"), ImmutableHashSet.Create(1), ImmutableSortedSet.Create(2, 1),
        ImmutableQueue.Create(1, 2), ImmutableStack.Create(1, 2), new[] { 1, 2 }.ToFrozenSet(),
        new Dictionary<string, int> { ["a"] = 1 }, new SortedDictionary<int, string> { [2] = "b", [1] = "a" }, new SortedList<int, string> { [1] = "a" },
        new ConcurrentDictionary<int, int>([new(1, 2)]), new ReadOnlyDictionary<int, int>(new Dictionary<int, int> { [1] = 2 }),
        ImmutableDictionary.CreateRange([new KeyValuePair<int, string>(1, "a")]), ImmutableSortedDictionary.CreateRange([new KeyValuePair<int, string>(1, "a")]),
        new Dictionary<int, string> { [1] = "a" }.ToFrozenDictionary(),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_RoundTripsWithItsType(object value)
    {
        var read = RoundTrip(value);
        read.ShouldBe(value);
        read.ShouldBeAssignableTo(value is Type ? typeof(Type) : value is IPAddress ? typeof(IPAddress) : value.GetType());
        if (value is DateTime time) ((DateTime)read).Kind.ShouldBe(time.Kind);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Collection_RoundTripsWithItsType(object value)
    {
        foreach (var read in new[] { RoundTrip(value), Copies.Copy(value) })
        {
            read.GetType().ShouldBe(value.GetType());
            ((System.Collections.IEnumerable)read).Cast<object?>().ToList().ShouldBeEquivalentTo(((System.Collections.IEnumerable)value).Cast<object?>().ToList());
        }
    }

    [Fact]
    public void MultiDimensionalArray_RoundTrips()
    {
        var value = new int[2, 3] { { 1, 2, 3 }, { 4, 5, 6 } };
        RoundTrip(value).ShouldBe(value);
        Copies.Copy(value).ShouldBe(value);
        RoundTrip<object>(new string[0, 5, 1]).ShouldBeOfType<string[,,]>().GetLength(1).ShouldBe(5);
    }

    [Fact]
    public void Comparer_OfADictionary_IsKept()
    {
        var value = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 1 };
        RoundTrip(value)["kEY"].ShouldBe(1);
        Copies.Copy(value)["kEY"].ShouldBe(1);
    }

    [Fact]
    public void CollectionExpression_ForAReadOnlyList_ArrivesAsAList()
    {
        IReadOnlyList<Plain> value = [new Plain { Number = 1 }];
        RoundTrip(value)[0].Number.ShouldBe(1);
        var copy = Copies.Copy(value);
        copy[0].Number.ShouldBe(1);
        copy[0].ShouldNotBeSameAs(value[0]);
        RoundTrip<IEnumerable<int>>(Enumerable.Range(1, 3).Select(x => x * 2)).ShouldBe([2, 4, 6]);
    }

    [Fact]
    public void Nullable_RoundTrips()
    {
        RoundTrip<int?>(null).ShouldBeNull();
        RoundTrip<int?>(3).ShouldBe(3);
        RoundTrip<Point?>(new Point(1, 2)).ShouldBe(new Point(1, 2));
        RoundTrip<object?>(null).ShouldBeNull();
        RoundTrip<string?>(null).ShouldBeNull();
    }

    [Fact]
    public void Type_OutsideOfTheManifest_IsRefused() =>
        Should.Throw<Orleans.Serialization.CodecNotFoundException>(() => RoundTrip<Type>(typeof(BuiltInTypeTests)));
}
