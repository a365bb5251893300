using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Outputs.Alerts;

/// <summary>Decisions become entries of the platform's own list of alerts; the key makes a repetition the same entry.</summary>
internal sealed class AlertEndpoint(AlertOutputTarget target, IAlertLog alerts) : IOutputEndpoint
{
    public string Where => $"alerts of route {target.Route}";

    public string? Zone => null;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        var decision = message.Decision;
        var entry = new AlertEntry(message.IdempotencyKey, message.Loop, decision.Output, target.Route, target.Severity, decision.Value, decision.Quality.ToString(), decision.At);
        try
        {
            await alerts.AppendAsync(entry).WaitAsync(bound).ConfigureAwait(false);
            return EndpointAnswer.Delivered;
        }
        catch (LoopStoreException error)
        {
            return EndpointAnswer.Transient($"{Where}: {error.Message}");
        }
    }

    public void Dispose()
    {
        // The list belongs to the silo.
    }
}
