using System.Collections.Concurrent;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>Beats every 50 ms and keeps a book of itself that the test can read: all silos live in its process.</summary>
public sealed class BeatingGrain(ILocalSiloDetails silo) : Grain, IBeatingGrain
{
    public static ConcurrentDictionary<Guid, Life> Book { get; } = new();

    private readonly Guid _id = Guid.NewGuid();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var life = Book[_id] = new Life(this.GetGrainId(), silo.SiloAddress, silo.ClusterId);
        this.RegisterGrainTimer(() =>
        {
            life.Beats++;
            return Task.CompletedTask;
        }, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(50), KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Book[_id].Ended = reason.ToString();
        return Task.CompletedTask;
    }

    public Task<Guid> Which() => Task.FromResult(_id);

    /// <summary>One activation's life.</summary>
    public sealed class Life(GrainId grain, SiloAddress silo, string cluster)
    {
        public GrainId Grain { get; } = grain;

        public SiloAddress Silo { get; } = silo;

        public string Cluster { get; } = cluster;

        public int Beats { get; set; }

        public string? Ended { get; set; }

        public override string ToString() => $"{Grain} on {Silo}, {Beats} beats, {Ended ?? "alive"}";
    }
}
