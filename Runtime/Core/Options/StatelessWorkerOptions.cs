namespace Orleans.Configuration;

/// <summary>When idle stateless workers go.</summary>
public class StatelessWorkerOptions
{
    /// <summary>Whether they go at all.</summary>
    public bool RemoveIdleWorkers { get; set; } = true;

    /// <summary>How often idle workers are looked for.</summary>
    public TimeSpan IdleWorkersInspectionPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>For how many inspections in a row a worker has to be idle.</summary>
    public int MinIdleCyclesBeforeRemoval { get; set; } = 1;
}
