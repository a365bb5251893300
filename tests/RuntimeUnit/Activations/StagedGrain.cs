namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>A grain whose start and end the test holds in its hands.</summary>
internal sealed class StagedGrain(IGrainContext context, StagedGrain.Stages stages) : IGrainBase, IDisposable
{
    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken token)
    {
        stages.Events.Add("activate");
        return stages.Activate.Task;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token)
    {
        stages.Events.Add($"deactivate {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public void Dispose() => stages.Events.Add("dispose");

    internal sealed class Stages
    {
        public TaskCompletionSource Activate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Events { get; } = [];
    }
}
