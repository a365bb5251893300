using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class CustomPartTests
{
    [Fact]
    public void HandWrittenCodec_ServesItsTypeEverywhere()
    {
        RoundTrip(new Celsius(1.5)).Degrees.ShouldBe(1.5);
        RoundTrip<object>(new List<Celsius> { new(2) }).ShouldBeOfType<List<Celsius>>()[0].Degrees.ShouldBe(2);
        RoundTrip<object>(new Celsius(3)).ShouldBeOfType<Celsius>().Degrees.ShouldBe(3);
        var value = new Celsius(4);
        Copies.Copy<object>(value).ShouldBeOfType<Celsius>().ShouldNotBeSameAs(value);
    }

    [Fact]
    public void RegisteredActivator_CreatesInstances_WithServices()
    {
        var read = RoundTrip(new Pooled("here") { Value = 2 });
        (read.Origin, read.Value).ShouldBe(("pool 2026", 2));
        Copies.Copy(new Pooled("here") { Value = 3 }).Origin.ShouldBe("pool 2026");
    }

    [Fact]
    public void AllowedType_MayBeNamed()
    {
        using var services = Build(services => services.Configure<TypeManifestOptions>(options => options.AddAllowedType(typeof(CustomPartTests))));
        var serializer = services.GetRequiredService<Serializer>();
        serializer.Deserialize<Type>(serializer.SerializeToArray(typeof(CustomPartTests))).ShouldBe(typeof(CustomPartTests));
    }

    [Fact]
    public void Parts_BuiltByManyThreadsAtOnce_Agree()
    {
        for (var round = 0; round < 20; round++)
        {
            using var services = Build();
            var serializer = services.GetRequiredService<Serializer>();
            var copier = services.GetRequiredService<DeepCopier>();
            Parallel.For(0, 16, i =>
            {
                serializer.Deserialize<object>(serializer.SerializeToArray<object>(Corpus.Everything())).ShouldBeOfType<Holder>();
                copier.Copy<object>(new OrderV2 { Tree = new Node { Children = [new Node()] } }).ShouldBeOfType<OrderV2>();
            });
        }
    }

    [Fact]
    public void AddSerializer_Twice_KeepsOneProvider()
    {
        var services = new ServiceCollection();
        services.AddSerializer().AddSerializer(builder => builder.Services.ShouldBeSameAs(services));
        services.Count(service => service.ServiceType == typeof(CodecProvider)).ShouldBe(1);
        using var built = services.BuildServiceProvider();
        var typed = built.GetRequiredService<Serializer<Plain>>();
        typed.Deserialize(typed.SerializeToArray(new Plain { Number = 3 })).Number.ShouldBe(3);
        var plain = new Plain();
        built.GetRequiredService<DeepCopier<Plain>>().Copy(plain).ShouldNotBeSameAs(plain);
    }

    [Fact]
    public void Configuration_WithAnUnserializableSignature_IsRefusedWhenAsked()
    {
        foreach (var isEnabled in new[] { true, false })
        {
            using var services = Build(services => services.Configure<TypeManifestOptions>(options =>
            {
                options.EnableConfigurationAnalysis = isEnabled;
                options.Interfaces.Add(typeof(ITakesAnything));
            }));
            var validate = services.GetRequiredService<IConfigurationValidator>().ValidateConfiguration;
            if (isEnabled) Should.Throw<OrleansConfigurationException>(validate).Message.ShouldContain("ITakesAnything.Take: System.IO.MemoryStream");
            else Should.NotThrow(validate);
        }
    }

    // Not a grain interface, so that it stays out of the manifest of this assembly.
    private interface ITakesAnything
    {
        Task<List<int>> Take(MemoryStream stream, CancellationToken cancellationToken);
    }
}
