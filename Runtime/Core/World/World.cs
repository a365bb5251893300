namespace Orleans.Runtime;

/// <summary>
/// What the engine takes from outside without an object that could be handed in: the monotone clock of hot paths, and chance.
/// Real, unless a simulation of whole silos set itself as <see cref="DataName"/> of the process before anything else ran; in a
/// process without one the just-in-time compiler leaves nothing of the choice.
/// </summary>
internal abstract class World
{
    /// <summary>The name of the <see cref="AppContext"/> data that holds the simulated world.</summary>
    public const string DataName = "OrleansHa.SimulatedWorld";

    private static readonly World? Simulated = AppContext.GetData(DataName) as World;

    /// <summary>Whether time and chance come from a simulation, in which nothing may run by itself.</summary>
    public static bool IsSimulated => Simulated is not null;

    /// <summary>Milliseconds of a clock that never goes back.</summary>
    public static long Ticks => Simulated is null ? Environment.TickCount64 : Simulated.SimulatedTicks;

    public static DateTime UtcNow => Simulated is null ? DateTime.UtcNow : Simulated.SimulatedUtcNow;

    public static Random Random => Simulated is null ? Random.Shared : Simulated.SimulatedRandom;

    /// <summary>True only in a simulation that proves that it notices when this is missing.</summary>
    public static bool Lacks(Safeguard safeguard) => Simulated is not null && Simulated.Missing == safeguard;

    public static Guid NewGuid()
    {
        if (Simulated is null) return Guid.NewGuid();
        Span<byte> bytes = stackalloc byte[16];
        Simulated.SimulatedRandom.NextBytes(bytes);
        return new Guid(bytes);
    }

    protected abstract long SimulatedTicks { get; }

    protected abstract DateTime SimulatedUtcNow { get; }

    protected abstract Random SimulatedRandom { get; }

    protected abstract Safeguard Missing { get; }
}
