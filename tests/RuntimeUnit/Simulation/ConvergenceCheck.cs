using Orleans.Runtime.GrainDirectory;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Once faults have stopped: all silos that run agree with the table, which lists them and nobody else, and serve their ranges.</summary>
internal static class ConvergenceCheck
{
    /// <summary>What is still missing, null when nothing is.</summary>
    public static string? Missing(SimulatedCluster cluster)
    {
        var running = cluster.Nodes.Select(node => node.Process).OfType<SimulatedProcess>().Where(process => !process.HasEnded).ToList();
        if (running.Count < cluster.Nodes.Count) return $"{cluster.Nodes.Count - running.Count} machines run no silo";
        if (running.Find(process => process.IsStopping || process.LearntOfDeath is not null) is { } ending) return $"{ending} has not ended";
        if (running.Find(process => !process.IsStarted) is { } starting) return $"{starting} has not started";
        var listed = cluster.Database.Rows.Where(row => row.Status != SiloStatus.Dead).ToList();
        if (listed.Find(row => running.TrueForAll(process => !process.Address.Equals(row.SiloAddress))) is { } ghost) return $"{ghost.SiloAddress} has ended and is listed as {ghost.Status}";
        foreach (var process in running)
        {
            if (listed.Find(row => row.SiloAddress.Equals(process.Address)) is not { Status: SiloStatus.Active }) return $"{process} runs and is not listed as active";
            var view = process.Get<IClusterMembershipService>().CurrentSnapshot;
            if (view.Version.Value != cluster.Database.Version) return $"{process} has view {view.Version} of {cluster.Database.Version}";
            var active = process.Get<ISiloStatusOracle>().GetActiveSilos();
            if (active.Length != running.Count || running.Exists(other => !active.Contains(other.Address))) return $"{process} counts {active.Length} active silos of {running.Count}";
            var directory = process.Get<LocalDirectory>();
            if (directory.Ring.Version.Value != cluster.Database.Version || !directory.IsComplete) return $"{process} does not serve its part of the directory";
        }

        return null;
    }
}
