using System.Diagnostics;
using Orleans.Diagnostics;

namespace Orleans.Runtime.Telemetry;

/// <summary>Starts activities, and carries their contexts in request contexts. Null, at the cost of one read, while nobody listens.</summary>
internal static class EngineActivities
{
    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    private static readonly ActivitySource Application = new(ActivitySources.ApplicationGrainActivitySourceName);
    private static readonly ActivitySource Engine = new(ActivitySources.RuntimeActivitySourceName);
    private static readonly ActivitySource Lifecycle = new(ActivitySources.LifecycleActivitySourceName);
    private static readonly ActivitySource Storage = new(ActivitySources.StorageActivitySourceName);

    public static Activity? StartCall(IGrainCallContext call, ActivityKind kind, ActivityContext parent = default)
    {
        if (!Application.HasListeners() && !Engine.HasListeners()) return null;
        var source = IsOfTheEngine(call) ? Engine : Application;
        var activity = source.StartActivity(call.Request.GetActivityName(), kind, parent);
        if (activity is not { IsAllDataRequested: true }) return activity;
        activity.SetTag("rpc.system.name", "orleans");
        activity.SetTag("rpc.method", call.MethodName);
        activity.SetTag("orleans.rpc.service", call.InterfaceName);
        activity.SetTag("orleans.rpc.target_id", call.TargetId.ToString());
        if (call.SourceId is { } caller) activity.SetTag("orleans.rpc.source_id", caller.ToString());
        return activity;
    }

    /// <summary>An activity of a grain's life, under the call that brought it about.</summary>
    public static Activity? StartLifecycle(string name, GrainId grain)
    {
        if (!Lifecycle.HasListeners()) return null;
        var activity = Lifecycle.StartActivity(name, ActivityKind.Internal, Received());
        activity?.SetTag("orleans.grain.id", grain.ToString());
        return activity;
    }

    public static Activity? StartStorage(string name, GrainId grain, string state, object provider)
    {
        if (!Storage.HasListeners()) return null;
        var activity = Storage.StartActivity(name, ActivityKind.Client);
        activity?.SetTag("orleans.grain.id", grain.ToString());
        activity?.SetTag("orleans.storage.state.name", state);
        activity?.SetTag("orleans.storage.provider", provider.GetType().Name);
        return activity;
    }

    public static void Failed(this Activity? activity, Exception error)
    {
        activity?.SetStatus(ActivityStatusCode.Error, error.Message);
        activity?.AddException(error);
    }

    /// <summary>Puts an activity's context where the callee finds it.</summary>
    public static void Send(Activity activity)
    {
        if (activity.Id is not { } id) return;
        RequestContext.Set(TraceParent, id);
        if (activity.TraceStateString is { Length: > 0 } state) RequestContext.Set(TraceState, state);
        else RequestContext.Remove(TraceState);
    }

    /// <summary>The context that came with the current request; default when there is none.</summary>
    public static ActivityContext Received() =>
        RequestContext.Get(TraceParent) is string id && ActivityContext.TryParse(id, RequestContext.Get(TraceState) as string, isRemote: true, out var parent) ? parent : default;

    private static bool IsOfTheEngine(IGrainCallContext call) =>
        SystemTargetGrainId.IsSystemTarget(call.TargetId) || call.Request.GetInterfaceType().Namespace?.StartsWith("Orleans.", StringComparison.Ordinal) == true;
}
