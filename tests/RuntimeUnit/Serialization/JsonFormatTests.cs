using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class JsonFormatTests
{
    [Fact]
    public void PlainValue_InAnObject_KeepsItsTypeWhenItIsMentionedOrAllowed()
    {
        using var services = Build(_ => true);
        var serializer = services.GetRequiredService<Serializer>();
        serializer.Deserialize<object>(serializer.SerializeToArray<object>(new Mentioned { A = 7 })).ShouldBeOfType<Mentioned>().A.ShouldBe(7);
        Should.Throw<CodecNotFoundException>(() => serializer.SerializeToArray<object>(new Unmentioned { A = 7 })).Message.ShouldContain("AddAllowedType");

        using var allowing = Build(_ => true, options => options.AddAllowedType(typeof(Unmentioned)));
        serializer = allowing.GetRequiredService<Serializer>();
        serializer.Deserialize<object>(serializer.SerializeToArray<object>(new Unmentioned { A = 7 })).ShouldBeOfType<Unmentioned>().A.ShouldBe(7);
    }

    [Fact]
    public void PlainObject_MetTwice_StaysOneObject()
    {
        using var services = Build(_ => true);
        var serializer = services.GetRequiredService<Serializer>();
        var one = new Mentioned { A = 1 };
        var read = serializer.Deserialize<Mentioned[]>(serializer.SerializeToArray(new[] { one, one }));
        read[1].ShouldBeSameAs(read[0]);
        var copy = services.GetRequiredService<DeepCopier>().Copy(new[] { one, one });
        copy[1].ShouldBeSameAs(copy[0]);
        copy[0].ShouldNotBeSameAs(one);
    }

    [Fact]
    public void GeneratedCode_GoesBeforeJson()
    {
        using var services = Build(_ => true);
        using var plain = Build(_ => false);
        services.GetRequiredService<Serializer>().SerializeToArray(new Node { Name = "n" })
            .ShouldBe(plain.GetRequiredService<Serializer>().SerializeToArray(new Node { Name = "n" }));
    }

    [Fact]
    public void BrokenJson_IsRefusedAsAnyBrokenMessage()
    {
        using var services = Build(_ => true);
        var serializer = services.GetRequiredService<Serializer>();
        var bytes = serializer.SerializeToArray(new Mentioned { A = 7 });
        bytes[Array.IndexOf(bytes, (byte)'{')] = (byte)'[';
        Should.Throw<SerializerException>(() => serializer.Deserialize<Mentioned>(bytes)).Message.ShouldContain(nameof(Mentioned));
    }

    [Fact]
    public void Documents_NeedNoQuestion()
    {
        using var services = Build(null);
        var serializer = services.GetRequiredService<Serializer>();
        using var document = System.Text.Json.JsonDocument.Parse("""{"a":[1,2]}""");
        serializer.Deserialize<System.Text.Json.JsonElement>(serializer.SerializeToArray(document.RootElement)).GetRawText().ShouldBe("""{"a":[1,2]}""");
        Should.Throw<CodecNotFoundException>(() => serializer.SerializeToArray(new Mentioned()));
    }

    private static ServiceProvider Build(Func<Type, bool>? supports, Action<TypeManifestOptions>? configure = null)
    {
        var services = new ServiceCollection().AddSerializer(serializer => serializer.AddJsonSerializer(supports));
        if (configure is not null) services.Configure(configure);
        return services.BuildServiceProvider();
    }

    public sealed class Mentioned
    {
        public int A { get; set; }
    }

    public sealed class Unmentioned
    {
        public int A { get; set; }
    }

    [GenerateSerializer]
    public sealed class Mentioning
    {
        [Id(0)]
        public Mentioned? Member { get; set; }
    }
}
