using System.Buffers;
using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: what the attributes of a type change.</summary>
public sealed class MarkedTypeTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSerializer().AddSingleton<CallbackNotes>().AddSingleton<IGreeter, Greeter>().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    private DeepCopier Copier => _services.GetRequiredService<DeepCopier>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Callbacks_ComeFromTheContainer_AndSurroundEachStep()
    {
        Over(new Watched { Number = 5 }).Number.ShouldBe(5);
        _services.GetRequiredService<CallbackNotes>().Notes.ShouldBe(["serializing 5", "serialized 5", "deserializing 0", "deserialized 5"]);
    }

    [Fact]
    public void MarkedConstructor_GetsServices()
    {
        var injected = new Injected(new Greeter()) { Name = "Anna" };
        Over(injected).Greeting.ShouldBe("hello Anna");
        Copier.Copy(injected).Greeting.ShouldBe("hello Anna");
    }

    [Fact]
    public void UntrackedObject_MetTwice_BecomesTwo()
    {
        var one = new Untracked { Number = 1 };
        var read = Over(new List<Untracked> { one, one });
        read.Select(item => item.Number).ShouldBe([1, 1]);
        read[0].ShouldNotBeSameAs(read[1]);
    }

    [Fact]
    public void OmittedDefaults_AreReadAsDefaults()
    {
        var full = new Sparse { Number = 1, Text = "t", Numbers = [1] };
        Over(full).Numbers.ShouldBe([1]);
        var read = Over(new Sparse());
        (read.Number, read.Text, read.Numbers).ShouldBe((0, null, null));
        Serializer.SerializeToArray(new Sparse()).Length.ShouldBeLessThan(Serializer.SerializeToArray(full).Length);
    }

    [Fact]
    public void GeneratedIds_KeepPublicProperties()
    {
        var read = Over(new Automatic { Number = 1, Text = "t" });
        (read.Number, read.Text).ShouldBe((1, "t"));
    }

    [Fact]
    public void NonSerializedField_StaysBehind()
    {
        var read = Over(new Partly { Kept = 1, Left = 2 });
        (read.Kept, read.Left).ShouldBe((1, 0));
    }

    [Fact]
    public void PrimaryParameters_AreMembers()
    {
        Over(new Renumbered("a", 2)).ShouldBe(new Renumbered("a", 2));
        var read = Over(new WithParameters(1, "two"));
        (read.One, read.Two).ShouldBe((1, "two"));
    }

    [Fact]
    public void Surrogate_OfABase_ServesWhatDerivesFromIt()
    {
        Over(new Imported(5)).Number.ShouldBe(5);
        var child = Over(new ImportedChild { Number = 6, Name = "n" });
        (child.Number, child.Name).ShouldBe((6, "n"));
        var copy = Copier.Copy(new ImportedChild { Number = 7, Name = "m" });
        (copy.Number, copy.Name).ShouldBe((7, "m"));
    }

    [Fact]
    public void ImmutableBase_IsCopiedWhereADerivedTypeIsNot()
    {
        Fixed plain = new() { Number = 1 };
        Copier.Copy(plain).ShouldBeSameAs(plain);
        Fixed derived = new NotSoFixed { Number = 1, Numbers = [1] };
        var copy = Copier.Copy(derived).ShouldBeOfType<NotSoFixed>();
        copy.ShouldNotBeSameAs(derived);
        copy.Numbers.ShouldBe([1]);
    }

    [Fact]
    public void Serializer_OfOneType_AndBufferWriter_WriteTheSame()
    {
        var value = new Automatic { Number = 3 };
        var typed = _services.GetRequiredService<Serializer<Automatic>>();
        typed.Deserialize(typed.SerializeToArray(value)).Number.ShouldBe(3);
        Serializer.GetSerializer<Automatic>().SerializeToArray(value).ShouldBe(typed.SerializeToArray(value));
        var buffer = new ArrayBufferWriter<byte>();
        Serializer.Serialize(value, buffer);
        Serializer.Deserialize<Automatic>(buffer.WrittenMemory).Number.ShouldBe(3);
        using var stream = new MemoryStream(buffer.WrittenMemory.ToArray());
        Serializer.Deserialize<Automatic>(stream).Number.ShouldBe(3);
    }

    private T Over<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value));
}
