namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>How a seed went.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Failure">What did not hold, with all that is needed to look into it; null when everything did.</param>
/// <param name="Hash">Of everything that happened.</param>
/// <param name="Events">How much happened.</param>
/// <param name="Took">Simulated time.</param>
/// <param name="Ledger">Who acted.</param>
/// <param name="Calls">What was asked.</param>
/// <param name="Restarts">Incarnations that ended.</param>
/// <param name="Strays">Messages that came to another incarnation than the one they were for.</param>
internal sealed record SimulationResult(
    int Seed, string? Failure, ulong Hash, long Events, TimeSpan Took, ActivationLedger Ledger, CallLedger Calls, int Restarts, int Strays);
