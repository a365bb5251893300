namespace OrleansHa.Tests.Conformance.Section12Tls;

public interface ITlsGrain : IGrainWithIntegerKey
{
    /// <summary>The silo it lives on.</summary>
    Task<string> WhereAsync();

    /// <summary>What another grain says, called from this one.</summary>
    Task<string> AskAsync(long other);

    /// <summary>As many bytes back as asked for.</summary>
    Task<byte[]> BytesAsync(int count);
}

[Orleans.Placement.RandomPlacement]
public sealed class TlsGrain(ILocalSiloDetails silo) : Grain, ITlsGrain
{
    public Task<string> WhereAsync() => Task.FromResult(silo.SiloAddress.ToString());

    public Task<string> AskAsync(long other) => GrainFactory.GetGrain<ITlsGrain>(other).WhereAsync();

    public Task<byte[]> BytesAsync(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return Task.FromResult(bytes);
    }
}
