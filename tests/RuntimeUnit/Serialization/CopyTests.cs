using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Serialization;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class CopyTests
{
    [Fact]
    public void Copy_SharesNothingMutable()
    {
        var value = new Plain(new DateTime(5)) { Number = 1, Text = "t", Numbers = { 1 } };

        var copy = Copies.Copy(value);
        value.Numbers.Add(2);
        value.Text = "changed";

        copy.ShouldNotBeSameAs(value);
        (copy.Number, copy.Text, copy.When).ShouldBe((1, "t", new DateTime(5)));
        copy.Numbers.ShouldBe([1]);
    }

    [Fact]
    public void Copy_KeepsRuntimeTypes()
    {
        Copies.Copy<Shape>(new Ring { Inner = 2, Name = "r" }).ShouldBeOfType<Ring>().Inner.ShouldBe(2);
        Copies.Copy<object>(new List<object> { new Point(1, 2) }).ShouldBeOfType<List<object>>()[0].ShouldBe(new Point(1, 2));
    }

    [Fact]
    public void ImmutableParts_AreShared()
    {
        var frozen = new Frozen { Values = [1] };
        Copies.Copy(frozen).ShouldBeSameAs(frozen);
        Copies.Copy(new List<Frozen> { frozen })[0].ShouldBeSameAs(frozen);
        var wrapped = new List<int> { 1 }.AsImmutable();
        Copies.Copy(wrapped).Value.ShouldBeSameAs(wrapped.Value);
        var list = ImmutableList.Create("a");
        Copies.Copy(list).ShouldBeSameAs(list);
        var error = new InvalidOperationException();
        Copies.Copy<Exception>(error).ShouldBeSameAs(error);
        Copies.Copy<object>(error).ShouldBeSameAs(error);
    }

    [Fact]
    public void ImmutableList_OfMutableElements_IsCopied()
    {
        var list = ImmutableList.Create(new Node { Name = "a" });
        var copy = Copies.Copy(list);
        copy[0].ShouldNotBeSameAs(list[0]);
        copy[0].Name.ShouldBe("a");
    }

    [Fact]
    public void OpenImmutableClass_IsCopiedWhenTheRuntimeTypeIsNotImmutable()
    {
        var open = new OpenFrozen();
        Copies.Copy(open).ShouldBeSameAs(open);
        var mutable = new MutableOfFrozen { More = [1], Values = [2] };
        var copy = Copies.Copy<OpenFrozen>(mutable).ShouldBeOfType<MutableOfFrozen>();
        copy.ShouldNotBeSameAs(mutable);
        copy.More.ShouldNotBeSameAs(mutable.More);
        copy.Values.ShouldBe([2]);
    }

    [Fact]
    public void Surrogate_IsCopiedThrough()
    {
        var value = new DerivedForeign { Number = 1, Text = "t", Flag = true };
        var copy = Copies.Copy<Foreign>(value).ShouldBeOfType<DerivedForeign>();
        copy.ShouldNotBeSameAs(value);
        (copy.Number, copy.Text, copy.Flag).ShouldBe((1, "t", true));
    }

    [Fact]
    public void TypeWithoutCopier_IsRefused()
    {
        Should.Throw<CodecNotFoundException>(() => Copies.Copy(new Unserializable())).Message.ShouldContain("Unserializable");
        Should.Throw<CodecNotFoundException>(() => Copies.Copy<object>(new Unserializable()));
        Should.Throw<CodecNotFoundException>(() => Copies.Copy(new List<Unserializable>()));
        Wire.CanSerialize<Unserializable>().ShouldBeFalse();
        Wire.CanSerialize<Dictionary<string, Unserializable>>().ShouldBeFalse();
        Wire.CanSerialize<Plain>().ShouldBeTrue();
    }

    private sealed class Unserializable;
}
