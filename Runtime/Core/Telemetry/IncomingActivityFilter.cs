using System.Diagnostics;

namespace Orleans.Runtime.Telemetry;

/// <summary>Runs each call in an activity whose parent is the caller's.</summary>
internal sealed class IncomingActivityFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using var activity = EngineActivities.StartCall(context, ActivityKind.Server, EngineActivities.Received());
        try
        {
            await context.Invoke();
            if (context.Response?.Exception is { } failure) activity.Failed(failure);
        }
        catch (Exception error)
        {
            activity.Failed(error);
            throw;
        }
    }
}
