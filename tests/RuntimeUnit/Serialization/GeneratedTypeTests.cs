using Microsoft.Extensions.DependencyInjection;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class GeneratedTypeTests
{
    [Fact]
    public void Class_WithEveryKindOfMember_RoundTrips()
    {
        var value = new Plain(new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc)) { Number = -7, Text = "hällo", Numbers = { 1, 2, 3 }, Skipped = 4 };

        var read = RoundTrip(value);

        read.Number.ShouldBe(-7);
        read.Text.ShouldBe("hällo");
        read.Numbers.ShouldBe([1, 2, 3]);
        read.When.ShouldBe(value.When);
        read.When.Kind.ShouldBe(DateTimeKind.Utc);
        read.Skipped.ShouldBe(0);
    }

    [Fact]
    public void Record_WithParametersAndBodyMembers_KeepsBothIdSpaces()
    {
        var boss = new Employee("Ann", 50, "boss") { Nick = "A" };
        var value = new Employee("Bob", 30, "worker") { Nick = "B", Manager = boss };

        var read = RoundTrip<Person>(value).ShouldBeOfType<Employee>();

        read.ShouldBe(value);
        read.Manager.ShouldBe(boss);
    }

    [Fact]
    public void RecordStruct_RoundTrips() => RoundTrip(new Point(1.5, -2)).ShouldBe(new Point(1.5, -2));

    [Fact]
    public void Record_WithExplicitIds_RoundTrips() => RoundTrip(new Excluded("n", 3)).ShouldBe(new Excluded("n", 3));

    [Fact]
    public void Struct_WithReadOnlyField_RoundTrips()
    {
        var read = RoundTrip(new Mixed(99) { A = 1, Names = ["x", null!] });

        read.A.ShouldBe(1);
        read.Hidden.ShouldBe(99);
        read.Names.ShouldBe(["x", null!]);
    }

    [Fact]
    public void Hierarchy_KeepsOneIdSpacePerLevel()
    {
        var read = RoundTrip<Shape>(new Ring { Name = "r", Radius = 2, Inner = 1 }).ShouldBeOfType<Ring>();

        (read.Name, read.Radius, read.Inner).ShouldBe(("r", 2, 1));
    }

    [Fact]
    public void Generic_WithPrivateField_RoundTrips()
    {
        var read = RoundTrip(new Box<List<string>> { Value = ["a"], More = { new List<string> { "b" } } });
        read.Value.ShouldBe(["a"]);
        read.More.ShouldHaveSingleItem().ShouldBe(["b"]);

        var inner = RoundTrip(new Box<int>.Inner<string> { First = 1, Second = "2" });
        (inner.First, inner.Second).ShouldBe((1, "2"));
    }

    [Fact]
    public void RequiredMember_RoundTrips() => RoundTrip(new Required { Name = "n" }).Name.ShouldBe("n");

    [Fact]
    public void GeneratedIds_RoundTrip()
    {
        var read = RoundTrip(new AutoIds { First = "1", Second = 2 });
        (read.First, read.Second).ShouldBe(("1", 2));
    }

    [Fact]
    public void OmittedDefaults_TakeNoBytes()
    {
        Wire.SerializeToArray(new Sparse()).Length.ShouldBe(2);
        RoundTrip(new Sparse { B = "b" }).B.ShouldBe("b");
    }

    [Fact]
    public void ActivatorConstructor_GetsServices()
    {
        var read = RoundTrip(new Activated(new FixedClockStamp()) { Value = 5 });
        read.Value.ShouldBe(5);
        read.CreatedAt.ShouldBe(new FixedClockStamp().Now);
    }

    [Fact]
    public void Hooks_RunAroundBothDirections()
    {
        using var services = Build();
        var serializer = services.GetRequiredService<Orleans.Serialization.Serializer>();
        serializer.Deserialize<Hooked>(serializer.SerializeToArray(new Hooked { Value = 1 })).Value.ShouldBe(1);
        services.GetRequiredService<CountingHooks>().Seen.ShouldBe(["serializing", "serialized", "deserializing", "deserialized"]);
    }

    [Fact]
    public void Polymorphic_Members_KeepTheirRuntimeTypes()
    {
        var value = new Holder
        {
            Anything = new Point(1, 2),
            Shape = new Circle { Name = "c", Radius = 3 },
            Texts = ["a", "b"],
            Map = new Dictionary<string, object> { ["int"] = 1, ["text"] = "t", ["color"] = Color.Green, ["shape"] = new Ring { Inner = 4 } },
            Shapes = new Shape[] { new Circle(), new Ring() },
        };

        var read = RoundTrip(value);

        read.Anything.ShouldBe(new Point(1, 2));
        read.Shape.ShouldBeOfType<Circle>().Radius.ShouldBe(3);
        read.Texts.ShouldBe(["a", "b"]);
        read.Map!["int"].ShouldBe(1);
        read.Map["text"].ShouldBe("t");
        read.Map["color"].ShouldBe(Color.Green);
        read.Map["shape"].ShouldBeOfType<Ring>().Inner.ShouldBe(4);
        read.Shapes!.Select(shape => shape.GetType()).ShouldBe([typeof(Circle), typeof(Ring)]);
    }

    [Fact]
    public void Enum_WithoutMark_ArrivesAsItsNumberInAnObject()
    {
        RoundTrip<object>(Unmarked.Two).ShouldBe(2);
        RoundTrip<object>(Color.Green).ShouldBe(Color.Green);
        RoundTrip(Unmarked.Two).ShouldBe(Unmarked.Two);
    }

    [Fact]
    public void Surrogate_StandsForForeignTypes()
    {
        var read = RoundTrip(new Foreign(3, "x"));
        (read.Number, read.Text).ShouldBe((3, "x"));
        RoundTrip(new ForeignBox<string>("v")).Value.ShouldBe("v");
        RoundTrip<object>(new ForeignBox<Point>(new Point(1, 2))).ShouldBeOfType<ForeignBox<Point>>().Value.ShouldBe(new Point(1, 2));

        var derived = RoundTrip<Foreign>(new DerivedForeign { Number = 4, Text = "y", Flag = true }).ShouldBeOfType<DerivedForeign>();
        (derived.Number, derived.Text, derived.Flag).ShouldBe((4, "y", true));
    }
}
