using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: another format for types that have no generated code.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSerializer(serializer => serializer.AddJsonSerializer(type => type == typeof(Plain) || type == typeof(PlainPoint)))
        .BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void UnmarkedType_ThatTravelsAsJson_SurvivesTheWire()
    {
        var read = Serializer.Deserialize<Plain>(Serializer.SerializeToArray(Sample()));
        read.Name.ShouldBe("n");
        read.Numbers.ShouldBe([1, 2]);
    }

    [Fact]
    public void UnmarkedType_InsideOthers_SurvivesTheWire()
    {
        var list = Serializer.Deserialize<List<Plain>>(Serializer.SerializeToArray(new List<Plain> { Sample(), Sample() }));
        list.Select(plain => plain.Name).ShouldBe(["n", "n"]);
        var envelope = Serializer.Deserialize<Envelope>(Serializer.SerializeToArray(new Envelope { Content = Sample(), Point = new PlainPoint { X = 5 } }));
        envelope.Content!.Numbers.ShouldBe([1, 2]);
        envelope.Point.X.ShouldBe(5);
    }

    [Fact]
    public void UnmarkedType_IsCopiedToo()
    {
        var original = Sample();
        var copy = _services.GetRequiredService<DeepCopier>().Copy(original);
        copy.ShouldNotBeSameAs(original);
        copy.Numbers.Add(3);
        original.Numbers.ShouldBe([1, 2]);
    }

    [Fact]
    public void UnmarkedType_ThatNobodySupports_IsRefused()
    {
        Should.Throw<CodecNotFoundException>(() => Serializer.SerializeToArray(new Unsupported { A = 1 }));
        Should.Throw<CodecNotFoundException>(() => _services.GetRequiredService<DeepCopier>().Copy(new Unsupported { A = 1 }));
    }

    [Fact]
    public void Garbage_IsRefused()
    {
        var bytes = Serializer.SerializeToArray(Sample());
        bytes[^5] = (byte)'{';
        Should.Throw<Exception>(() => Serializer.Deserialize<Plain>(bytes));
    }

    private static Plain Sample() => new() { Name = "n", Numbers = [1, 2] };

    public sealed class Plain
    {
        public string? Name { get; set; }

        public List<int> Numbers { get; set; } = [];
    }

    public struct PlainPoint
    {
        public int X { get; set; }
    }

    public sealed class Unsupported
    {
        public int A { get; set; }
    }

    [GenerateSerializer]
    public sealed class Envelope
    {
        [Id(0)]
        public Plain? Content { get; set; }

        [Id(1)]
        public PlainPoint Point { get; set; }
    }
}
