using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Numerics;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: what is written is what is read.</summary>
public sealed class RoundTripTests(SerializerFixture fixture) : IClassFixture<SerializerFixture>
{
    public static TheoryData<object> BuiltIns => new(
        true, (byte)200, (sbyte)-100, (short)-30000, (ushort)60000, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        1.5f, double.Epsilon, double.NaN, 79228162514264337593543950335m, 'ß', "grün", "", Guid.NewGuid(),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5), TimeSpan.FromTicks(-7),
        Mood.Alert, new Uri("https://example.org/a?b=c"), new Version(1, 2, 3, 4), IPAddress.Parse("10.0.0.1"), IPAddress.Parse("::1"),
        new IPEndPoint(IPAddress.Loopback, 80), BigInteger.Pow(7, 100), typeof(List<int>), new Int128(1, 2), Half.MaxValue,
        GrainId.Create("user", "anna"), SiloAddress.New(IPAddress.Loopback, 1, 2), new Span(1, 2), new Point(3, 4) { Label = "here" });

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void Value_InAnObjectMember_KeepsTypeAndValue(object value)
    {
        var read = fixture.Over(new Node { Anything = value }).Anything;
        read.ShouldNotBeNull();
        read.GetType().ShouldBe(value.GetType());
        read.ShouldBe(value);
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void DateTime_KeepsItsKind(DateTimeKind kind)
    {
        var read = fixture.Over(new DateTime(2026, 1, 2, 3, 4, 5, kind));
        read.Ticks.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5).Ticks);
        read.Kind.ShouldBe(kind);
    }

    [Fact]
    public void Class_KeepsItsMembersWithIds()
    {
        var read = fixture.Over(new Person { Name = "Anna", Age = 7, Mood = Mood.Alert, Seen = DateTime.UnixEpoch, Friends = [new() { Name = "Bert" }], Scratch = "not this" });
        read.Name.ShouldBe("Anna");
        read.Age.ShouldBe(7);
        read.Mood.ShouldBe(Mood.Alert);
        read.Seen.ShouldBe(DateTime.UnixEpoch);
        read.Friends.ShouldHaveSingleItem().Name.ShouldBe("Bert");
        read.Scratch.ShouldBeNull();
    }

    [Fact]
    public void PrivateGetOnlyAndInitMembers_AreKept()
    {
        var read = fixture.Over(new Closed("name", 3) { Once = "once" });
        read.Name.ShouldBe("name");
        read.Count.ShouldBe(3);
        read.Once.ShouldBe("once");
    }

    [Fact]
    public void TypeWithoutParameterlessConstructor_IsMadeWithoutAConstructor()
    {
        var written = new Constructed("name");
        var made = Constructed.Made;
        fixture.Over(written).Name.ShouldBe("name");
        Constructed.Made.ShouldBe(made);
    }

    [Fact]
    public void Hierarchy_KeepsEveryLevelUnderTheSameIds()
    {
        var read = fixture.Over<Animal>(new Puppy { Name = "Rex", Tricks = 2, Weeks = 9.5 }).ShouldBeOfType<Puppy>();
        read.Name.ShouldBe("Rex");
        read.Tricks.ShouldBe(2);
        read.Weeks.ShouldBe(9.5);
    }

    [Fact]
    public void Records_KeepParametersAndBody()
    {
        fixture.Over(new Point(1, 2) { Label = "here" }).ShouldBe(new Point(1, 2) { Label = "here" });
        fixture.Over(new Span(5, 6)).ShouldBe(new Span(5, 6));
        fixture.Over<Span?>(null).ShouldBeNull();
        fixture.Over(new Pair { One = 1, Two = "2" }).ShouldBe(new Pair { One = 1, Two = "2" });
    }

    [Fact]
    public void Generics_KeepTheirArguments()
    {
        fixture.Over(new Boxed<int> { Value = 4, More = [5] }).More.ShouldBe([5]);
        var read = fixture.Over<object>(new Boxed<Boxed<string>> { Value = new() { Value = "deep" } }).ShouldBeOfType<Boxed<Boxed<string>>>();
        read.Value!.Value.ShouldBe("deep");
    }

    [Fact]
    public void Collections_AreKept()
    {
        var id = Guid.NewGuid();
        var read = fixture.Over(new Collections
        {
            Numbers = [1, 2, 3],
            Grid = new[,] { { 1, 2 }, { 3, 4 } },
            ByName = new() { ["Anna"] = new() { Age = 7 } },
            Ids = [id],
            Names = ["a", "b"],
            Tuple = (1, "one"),
            ReadOnly = [7, 8],
            Bytes = [0, 255],
        });
        read.Numbers.ShouldBe([1, 2, 3]);
        read.Grid.ShouldBe(new[,] { { 1, 2 }, { 3, 4 } });
        read.ByName!["Anna"].Age.ShouldBe(7);
        read.Ids.ShouldBe([id]);
        read.Names.ShouldBe(["a", "b"]);
        read.Tuple.ShouldBe((1, "one"));
        read.ReadOnly.ShouldBe([7, 8]);
        read.Bytes.ShouldBe([0, 255]);
    }

    [Fact]
    public void StandardCollections_KeepTypeAndOrder()
    {
        Same(new Queue<int>([1, 2, 3]));
        Same(new Stack<int>([1, 2, 3]));
        Same(new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 });
        Same(new SortedSet<int> { 3, 1 });
        Same(new SortedList<int, string> { [2] = "b", [1] = "a" });
        Same(new LinkedList<int>([1, 2]));
        Same(ImmutableList.Create(1, 2));
        Same(ImmutableDictionary<string, int>.Empty.Add("a", 1));
        Same(ImmutableHashSet.Create(1));
        Same(new ConcurrentDictionary<string, int> { ["a"] = 1 });
        Same(new ConcurrentQueue<int>([1, 2]));
        Same(new KeyValuePair<string, int>("a", 1));
        Same(Tuple.Create(1, "two", 3.0));
        Same<int[][]>([[1], [2, 3]]);
        Same(new List<object> { 1, "two", 3L, new Point(4, 5) });
        fixture.Over(new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary())["a"].ShouldBe(1);
        fixture.Over<int?[]>([1, null]).ShouldBe([1, null]);
    }

    [Fact]
    public void Dictionary_KeepsItsComparer()
    {
        var read = fixture.Over(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["A"] = 1 });
        read["a"].ShouldBe(1);
    }

    [Fact]
    public void Identity_AndCycles_AreKeptInsideOneMessage()
    {
        var first = new Node { Name = "first" };
        var second = new Node { Name = "second", Next = first, Anything = first };
        first.Next = second;

        var read = fixture.Over(first);
        read.Next!.Name.ShouldBe("second");
        read.Next.Next.ShouldBeSameAs(read);
        read.Next.Anything.ShouldBeSameAs(read);
    }

    [Fact]
    public void Surrogate_StandsForATypeWithoutAttributes()
    {
        fixture.Over(new Foreign(5)).Value.ShouldBe(5);
        fixture.Over(new Node { Anything = new Foreign(6) }).Anything.ShouldBeOfType<Foreign>().Value.ShouldBe(6);
        fixture.Over(new List<Foreign> { new(7) })[0].Value.ShouldBe(7);
    }

    [Fact]
    public void Exceptions_KeepMessageCauseAndOwnState()
    {
        var read = fixture.Over<Exception>(new PlainException("outer", new ArgumentException("inner", "argument")) { Code = 7 }).ShouldBeOfType<PlainException>();
        read.Message.ShouldBe("outer");
        read.Code.ShouldBe(7);
        read.InnerException.ShouldBeOfType<ArgumentException>().Message.ShouldContain("inner");
    }

    [Fact]
    public void LargeValues_AreKept()
    {
        var bytes = new byte[5_000_000];
        new Random(7).NextBytes(bytes);
        fixture.Over(bytes).ShouldBe(bytes);
        var text = new string('x', 1_000_000) + "ß";
        fixture.Over(text).ShouldBe(text);
        fixture.Over(Enumerable.Range(0, 100_000).ToList()).Count.ShouldBe(100_000);
    }

    [Fact]
    public void Null_IsKept()
    {
        fixture.Over<Person?>(null).ShouldBeNull();
        fixture.Over(new Node()).Anything.ShouldBeNull();
    }

    private void Same<T>(T value) => fixture.Over(value).ShouldBe(value);
}
