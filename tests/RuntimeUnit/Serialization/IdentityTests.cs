using Orleans.Serialization;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class IdentityTests
{
    private static readonly Func<Node, Node>[] Ways = [RoundTrip, Copies.Copy];

    [Fact]
    public void Cycle_IsKept()
    {
        var value = new Node { Name = "a" };
        value.Next = new Node { Name = "b", Next = value };
        value.Children.Add(value);

        foreach (var way in Ways)
        {
            var read = way(value);
            read.ShouldNotBeSameAs(value);
            read.Next!.Next.ShouldBeSameAs(read);
            read.Children.ShouldHaveSingleItem().ShouldBeSameAs(read);
        }
    }

    [Fact]
    public void SharedReference_StaysOneObject()
    {
        var shared = new Node { Name = "s" };
        var value = new Node { Children = [shared, shared], Next = shared };

        foreach (var way in Ways)
        {
            var read = way(value);
            read.Children[0].ShouldBeSameAs(read.Children[1]);
            read.Next.ShouldBeSameAs(read.Children[0]);
        }
    }

    [Fact]
    public void ManySharedReferences_StayTheSameObjects()
    {
        var nodes = Enumerable.Range(0, 200).Select(i => new Node { Name = $"{i}" }).ToList();
        var value = new Node { Children = [.. nodes, .. Enumerable.Reverse(nodes)] };

        foreach (var way in Ways)
        {
            var read = way(value);
            for (var i = 0; i < 400; i++) read.Children[i].ShouldBeSameAs(read.Children[399 - i]);
            read.Children[7].Name.ShouldBe("7");
        }
    }

    [Fact]
    public void SharedArray_InAnObjectArray_StaysOne()
    {
        var bytes = new byte[] { 1, 2 };
        var read = RoundTrip<object[]>([bytes, bytes]);
        read[0].ShouldBeSameAs(read[1]);
        var copy = Copies.Copy<object[]>([bytes, bytes]);
        copy[0].ShouldBeSameAs(copy[1]);
        copy[0].ShouldNotBeSameAs(bytes);
    }

    [Fact]
    public void Untracked_ArrivesAsSeparateObjects()
    {
        var shared = new Untracked { Value = 1 };
        var read = RoundTrip(new List<Untracked> { shared, shared });
        read[0].ShouldNotBeSameAs(read[1]);
    }

    [Fact]
    public void DeepNesting_IsRefusedByTheWriterAndTheCopier()
    {
        var value = new Node();
        for (var i = 0; i < 2000; i++) value = new Node { Next = value };

        Should.Throw<SerializerException>(() => Wire.SerializeToArray(value)).Message.ShouldContain("nests deeper");
        Should.Throw<SerializerException>(() => Copies.Copy(value)).Message.ShouldContain("nests deeper");
        Copies.Copy(new Node()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DeepestAllowedNesting_FitsThePoolThreadsStack(bool throughLists)
    {
        var value = Nested(throughLists ? 128 : 255, throughLists);
        OnStackOf(1024, () => Copies.Copy(RoundTrip(value))).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SmallStack_EndsInARefusal(bool throughLists)
    {
        var value = Nested(throughLists ? 128 : 255, throughLists);
        var bytes = Wire.SerializeToArray(value);
        foreach (var action in new Action[] { () => Wire.SerializeToArray(value), () => Wire.Deserialize<Node>(bytes), () => Copies.Copy(value) })
            (OnStackOf(192, action) ?? new SerializerException()).ShouldBeOfType<SerializerException>();
    }

    private static Node Nested(int depth, bool throughLists)
    {
        var value = new Node { Name = "end" };
        for (var i = 1; i < depth; i++) value = throughLists ? new Node { Children = [value] } : new Node { Next = value };
        return value;
    }

    private static Exception? OnStackOf(int kilobytes, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), kilobytes * 1024);
        thread.Start();
        thread.Join();
        return failure;
    }
}
