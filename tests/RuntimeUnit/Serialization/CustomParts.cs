using Orleans.Serialization.Activators;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>A foreign class with a codec and a copier written by hand.</summary>
internal sealed class Celsius(double degrees)
{
    public double Degrees { get; } = degrees;
}

[RegisterSerializer]
internal sealed class CelsiusCodec : IFieldCodec<Celsius>
{
    public void WriteField(ref Writer writer, uint id, Celsius value) => writer.WriteDouble(id, value.Degrees);

    public Celsius ReadField(ref Reader reader, WireType wireType) => new(reader.ReadDouble(wireType));
}

[RegisterCopier]
internal sealed class CelsiusCopier : IDeepCopier<Celsius>
{
    public Celsius DeepCopy(Celsius input, CopyContext context) => new(input.Degrees);
}

[GenerateSerializer]
[UseActivator]
internal sealed class Pooled(string origin)
{
    [NonSerialized]
    public readonly string Origin = origin;

    [Id(0)]
    public int Value { get; set; }
}

[RegisterActivator]
internal sealed class PooledActivator(IClockStamp clock) : IActivator<Pooled>
{
    public Pooled Create() => new($"pool {clock.Now.Year}");
}
