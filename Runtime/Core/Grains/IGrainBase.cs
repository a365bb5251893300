namespace Orleans;

/// <summary>A grain class that sees its own context; plain classes may implement it instead of deriving from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    /// <summary>The activation's context.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first request.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs on orderly deactivation, after the last request.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
