using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>A serializer without a cluster.</summary>
public sealed class SerializerFixture : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public Serializer Serializer => _services.GetRequiredService<Serializer>();

    public DeepCopier Copier => _services.GetRequiredService<DeepCopier>();

    public T Over<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value));

    public void Dispose() => _services.Dispose();
}
