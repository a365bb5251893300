namespace Orleans.Runtime;

/// <summary>Runs when a silo has become active; failing fails the start.</summary>
public interface IStartupTask
{
    /// <summary>Runs the task.</summary>
    Task Execute(CancellationToken cancellationToken);
}
