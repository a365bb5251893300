using Orleans.Concurrency;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: copies share nothing that can change.</summary>
public sealed class CopyTests(SerializerFixture fixture) : IClassFixture<SerializerFixture>
{
    [Fact]
    public void Copy_OfAClass_SharesNothing()
    {
        var person = new Person { Name = "Anna", Friends = [new() { Name = "Bert" }] };
        var copy = fixture.Copier.Copy(person);
        copy.ShouldNotBeSameAs(person);
        copy.Friends.ShouldNotBeSameAs(person.Friends);
        copy.Friends[0].ShouldNotBeSameAs(person.Friends[0]);
        copy.Friends[0].Name.ShouldBe("Bert");
    }

    [Fact]
    public void Copy_KeepsPrivateStateAndRuntimeType()
    {
        fixture.Copier.Copy(new Closed("name", 3)).Count.ShouldBe(3);
        fixture.Copier.Copy<Animal>(new Puppy { Weeks = 4 }).ShouldBeOfType<Puppy>().Weeks.ShouldBe(4);
    }

    [Fact]
    public void Copy_KeepsIdentityAndCycles()
    {
        var node = new Node();
        node.Next = node;
        node.Anything = new List<Node> { node, node };
        var copy = fixture.Copier.Copy(node);
        copy.Next.ShouldBeSameAs(copy);
        copy.Anything.ShouldBeOfType<List<Node>>().ShouldAllBe(item => ReferenceEquals(item, copy));
    }

    [Fact]
    public void Immutables_AreNotCopied()
    {
        var text = new string('a', 5);
        fixture.Copier.Copy(text).ShouldBeSameAs(text);
        var type = typeof(int);
        fixture.Copier.Copy(type).ShouldBeSameAs(type);
        var sealedOne = new Unchanging { Values = [1] };
        fixture.Copier.Copy(sealedOne).ShouldBeSameAs(sealedOne);
        var list = new List<int> { 1 };
        fixture.Copier.Copy(list.AsImmutable()).Value.ShouldBeSameAs(list);
        var holder = new Holder { Shared = [1], Own = [2] };
        var copy = fixture.Copier.Copy(holder);
        copy.Shared.ShouldBeSameAs(holder.Shared);
        copy.Own.ShouldNotBeSameAs(holder.Own);
    }

    [Fact]
    public void Collections_AreCopiedWithTheirItems()
    {
        var people = new Dictionary<string, Person> { ["a"] = new() { Name = "Anna" } };
        var copy = fixture.Copier.Copy(people);
        copy["a"].ShouldNotBeSameAs(people["a"]);
        int[] numbers = [1, 2];
        fixture.Copier.Copy(numbers).ShouldNotBeSameAs(numbers);
    }

    [GenerateSerializer]
    [Immutable]
    public sealed class Unchanging
    {
        [Id(0)]
        public List<int> Values { get; init; } = [];
    }

    [GenerateSerializer]
    public sealed class Holder
    {
        [Id(0)]
        [Immutable]
        public List<int> Shared { get; set; } = [];

        [Id(1)]
        public List<int> Own { get; set; } = [];
    }
}
