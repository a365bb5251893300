namespace Orleans;

/// <summary>Starts and stops with a lifecycle.</summary>
public interface ILifecycleObserver
{
    /// <summary>Runs when its stage starts; failing aborts the start.</summary>
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>Runs when its stage stops; failing is logged.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}
