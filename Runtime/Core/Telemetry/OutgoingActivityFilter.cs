using System.Diagnostics;

namespace Orleans.Runtime.Telemetry;

/// <summary>Wraps each call in an activity, and sends its context along; without listeners, that of the activity around the call.</summary>
internal sealed class OutgoingActivityFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        using var activity = EngineActivities.StartCall(context, ActivityKind.Client);
        if ((activity ?? Activity.Current) is { } carried) EngineActivities.Send(carried);
        try
        {
            await context.Invoke();
        }
        catch (Exception error)
        {
            activity.Failed(error);
            throw;
        }
    }
}
