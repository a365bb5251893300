namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>A grain that tells the ledger whenever it acts.</summary>
public interface ISimulatedGrain : IGrainWithIntegerKey
{
    /// <summary>Returns the call's number.</summary>
    Task<long> Act(long call);

    /// <summary>The same, with a wait between two acts.</summary>
    Task<long> ActSlowly(long call, int milliseconds);

    /// <summary>Asks another grain.</summary>
    Task<long> Pass(long call, long other);

    /// <summary>Ends the activation.</summary>
    Task<long> End(long call);
}
