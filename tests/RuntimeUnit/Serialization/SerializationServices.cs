using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>A serializer over the manifests of this test process, and short ways to use it.</summary>
internal static class SerializationServices
{
    public static IServiceProvider Shared { get; } = Build();

    public static Serializer Wire { get; } = Shared.GetRequiredService<Serializer>();

    public static DeepCopier Copies { get; } = Shared.GetRequiredService<DeepCopier>();

    public static ServiceProvider Build(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSerializer();
        services.AddSingleton<CountingHooks>();
        services.AddSingleton<IClockStamp>(new FixedClockStamp());
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    public static T RoundTrip<T>(T value) => Wire.Deserialize<T>(Wire.SerializeToArray(value));

    /// <summary>Writes as one version of a type and reads as another.</summary>
    public static TTo Reread<TFrom, TTo>(TFrom value) => Wire.Deserialize<TTo>(Wire.SerializeToArray(value));
}
