using Orleans.Serialization;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class VersionToleranceTests
{
    [Fact]
    public void NewerReader_MissingMembers_KeepTheirDefaults()
    {
        var read = Reread<OrderV1, OrderV2>(new OrderV1 { Number = -5, Note = "n" });

        read.Number.ShouldBe(-5);
        read.RenamedNote.ShouldBe("n");
        read.Added.ShouldBe("default");
        read.Nodes.ShouldBeEmpty();
    }

    [Fact]
    public void OlderReader_UnknownMembersOfEveryLayout_AreSkipped()
    {
        var node = new Node { Name = "a" };
        node.Next = node;
        var value = new OrderV2
        {
            Number = 7,
            Added = "x",
            Tree = node,
            RenamedNote = "n",
            Nodes = [node, new Node()],
            Price = 1.5m,
            Weight = 2,
            Volume = 3,
            Bag = new() { ["a"] = new Ring(), ["b"] = new Ring(), ["c"] = Color.Red },
        };

        var read = Reread<OrderV2, OrderV1>(value);

        (read.Number, read.Note).ShouldBe((7, "n"));
    }

    [Fact]
    public void OlderReader_ReferencesIntoSkippedMembers_AreResolved()
    {
        var leaf = new Node { Name = "leaf" };
        var root = new Node { Name = "root", Next = leaf };
        var value = new OrderV2 { Tree = root, Nodes = [root, leaf, new Node { Name = "new", Next = root }] };

        var read = Reread<OrderV2, OrderWithoutTree>(value);

        read.Nodes.Select(node => node.Name).ShouldBe(["root", "leaf", "new"]);
        read.Nodes[2].Next.ShouldBeSameAs(read.Nodes[0]);
        read.Nodes[0].Next!.Name.ShouldBe("leaf");
    }

    [Fact]
    public void OlderReader_DerivedLevels_AreSkipped()
    {
        var bytes = Wire.SerializeToArray(new DerivedOrderV2 { Number = 3, Own = "own" });

        Wire.Deserialize<OrderV1>(bytes).Number.ShouldBe(3);
    }

    [Fact]
    public void Record_WithMoreParametersAndMembers_ReadsBothWays()
    {
        Reread<PartV1, PartV2>(new PartV1("n")).ShouldBe(new PartV2("n", 0));
        Reread<PartV2, PartV1>(new PartV2("n", 9) { Note = "x" }).ShouldBe(new PartV1("n"));
    }

    [Fact]
    public void NarrowedInteger_ThatDoesNotFit_IsRefused() =>
        Should.Throw<SerializerException>(() => Reread<OrderV2, OrderV1>(new OrderV2 { Number = long.MaxValue }));

    [Fact]
    public void ChangedMemberType_IsRefusedWithAReason() =>
        Should.Throw<SerializerException>(() => Reread<OrderV1, AutoTyped>(new OrderV1 { Number = 1, Note = "n" })).Message.ShouldContain("was the type of a member changed");

    [GenerateSerializer]
    internal sealed class AutoTyped
    {
        [Id(2)]
        public int Note { get; set; }
    }
}
