namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster.</summary>
public abstract class SiloHandle : IDisposable, IAsyncDisposable
{
    /// <summary>The cluster's options.</summary>
    public TestClusterOptions? ClusterOptions { get; set; }

    /// <summary>Its number; 0 is the first.</summary>
    public short InstanceNumber { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its address.</summary>
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>Its gateway's address.</summary>
    public SiloAddress GatewayAddress { get; set; } = SiloAddress.Zero;

    /// <summary>Whether it was started and neither stopped nor killed.</summary>
    public abstract bool IsActive { get; }

    /// <summary>Stops it, or kills it.</summary>
    public abstract Task StopSiloAsync(bool stopGracefully);

    /// <summary>Stops it; a cancelled token kills it.</summary>
    public abstract Task StopSiloAsync(CancellationToken ct);

    /// <summary>Stops it, or kills it.</summary>
    public virtual Task StopSiloAsync(bool stopGracefully, CancellationToken cancellationToken) =>
        stopGracefully ? StopSiloAsync(cancellationToken) : StopSiloAsync(stopGracefully: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {SiloAddress}{(IsActive ? "" : " (stopped)")}";

    /// <summary>Ends it at once when nobody stopped it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && IsActive) StopSiloAsync(stopGracefully: false).GetAwaiter().GetResult();
    }
}
