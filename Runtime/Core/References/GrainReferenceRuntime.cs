using Orleans.CodeGeneration;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Turns calls of references into messages and waits for their responses; the same in silos and outside clients.</summary>
internal sealed class GrainReferenceRuntime(
    Lazy<IMessageCenter> messageCenter,
    CallTable calls,
    CallerIdentity identity,
    CallSettings settings,
    DeepCopier copier,
    Lazy<ReferenceFactory> references,
    Lazy<IEnumerable<IOutgoingGrainCallFilter>> filters) : IGrainReferenceRuntime
{
    private readonly SystemTargetSilos _systemTargets = new();
    private IMessageCenter? _messageCenter;
    private IOutgoingGrainCallFilter[]? _filters;

    // Found at the first call and not before: a filter may itself want a grain factory.
    private IOutgoingGrainCallFilter[] Filters => _filters ??= [.. filters.Value];

    private IMessageCenter MessageCenter => _messageCenter ??= messageCenter.Value;

    public ValueTask<T> InvokeMethodAsync<T>(GrainReference reference, RequestBase request)
    {
        if (Filters.Length > 0 || (request.Options & InvokeMethodOptions.OneWay) != 0) return new ValueTask<T>(InvokeSlowly<T>(reference, request));
        try
        {
            var call = PendingValueCall<T>.Rent();
            var result = call.Task;
            Start(call, reference, request);
            return result;
        }
        catch (Exception notSent)
        {
            return ValueTask.FromException<T>(notSent);
        }
    }

    public ValueTask InvokeMethodAsync(GrainReference reference, RequestBase request)
    {
        if (Filters.Length > 0 || (request.Options & InvokeMethodOptions.OneWay) != 0) return new ValueTask(InvokeSlowly<Nothing>(reference, request));
        try
        {
            var call = PendingValueCall<Nothing>.Rent();
            var result = call.VoidTask;
            Start(call, reference, request);
            return result;
        }
        catch (Exception notSent)
        {
            return ValueTask.FromException(notSent);
        }
    }

    public Task<T> InvokeMethodTaskAsync<T>(GrainReference reference, RequestBase request)
    {
        if (Filters.Length > 0 || (request.Options & InvokeMethodOptions.OneWay) != 0) return InvokeSlowly<T>(reference, request);
        try
        {
            return Send<T>(reference, request);
        }
        catch (Exception notSent)
        {
            return Task.FromException<T>(notSent);
        }
    }

    public Task InvokeMethodTaskAsync(GrainReference reference, RequestBase request) => InvokeMethodTaskAsync<Nothing>(reference, request);

    public void InvokeMethod(GrainReference reference, RequestBase request)
    {
        if (Filters.Length == 0) SendOneWay(reference, request);
        else _ = InvokeSlowly<Nothing>(reference, request).ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    public IAsyncEnumerable<T> InvokeEnumerable<T>(GrainReference reference, AsyncEnumerableRequest<T> request)
    {
        // What the caller changes afterwards does not change the call, and each enumeration copies once more: it runs on arguments of its own.
        request.CopyArguments(copier);
        return new GrainEnumerable<T>(
            () => new EnumerationSource((IAsyncEnumerableGrainExtension)Cast(reference, typeof(IAsyncEnumerableGrainExtension)), copier, settings.Heartbeat), request);
    }

    public object Cast(IAddressable grain, Type interfaceType) => references.Value.Cast(grain, interfaceType);

    /// <summary>Sends the call behind the last filter, or without any.</summary>
    internal Task<T> Send<T>(GrainReference reference, RequestBase request)
    {
        if ((request.Options & InvokeMethodOptions.OneWay) != 0)
        {
            SendOneWay(reference, request);
            return Task.FromResult<T>(default!);
        }

        var call = PendingTaskCall<T>.Rent();
        var result = call.Task;
        Start(call, reference, request);
        return result;
    }

    private async Task<T> InvokeSlowly<T>(GrainReference reference, RequestBase request)
    {
        if (Filters.Length == 0) return await Send<T>(reference, request);
        var context = new OutgoingCallContext<T>(this, Filters, reference, request, RuntimeContext.Current, identity.Client);
        return await context.Run();
    }

    private void Start(PendingCall call, GrainReference reference, RequestBase request)
    {
        var token = request.IsCancellable ? request.GetCancellationToken() : default;
        token.ThrowIfCancellationRequested();
        var message = CreateMessage(reference, request, MessageDirection.Request);
        var now = World.Ticks;
        var timeout = request.GetDefaultResponseTimeout() is { } own ? (long)own.TotalMilliseconds : settings.Timeout(message.IsSystemMessage);
        message.ExpiresAtTicks = timeout < 0 ? long.MaxValue : now + timeout;
        message.Caller = call;
        calls.Add(call, message, now, message.ExpiresAtTicks);
        if (token.CanBeCanceled)
        {
            call.WatchCancellation(token);
            if (token.IsCancellationRequested) return;
        }

        MessageCenter.Send(message);
    }

    private void SendOneWay(GrainReference reference, RequestBase request)
    {
        var message = CreateMessage(reference, request, MessageDirection.OneWay);
        message.ExpiresAtTicks = World.Ticks + settings.Timeout(message.IsSystemMessage);
        MessageCenter.Send(message);
    }

    private Message CreateMessage(GrainReference reference, RequestBase request, MessageDirection direction)
    {
        // The caller's side copies the arguments, the callee's silo copies the result (Response.CopyResult): neither sees later changes of the other,
        // and a connection may serialize either of them later, on a thread of its own.
        request.CopyArguments(copier);
        var options = request.Options;
        var grainId = reference.GrainId;
        var message = new Message
        {
            Category = reference.Category,
            Direction = direction,
            TargetGrain = grainId,
            SendingGrain = RuntimeContext.Current?.GrainId ?? identity.Client,
            SendingSilo = identity.Silo,
            InterfaceType = reference.InterfaceType,
            InterfaceVersion = reference.InterfaceVersion,
            IsReadOnly = (options & InvokeMethodOptions.ReadOnly) != 0,
            IsAlwaysInterleave = (options & InvokeMethodOptions.AlwaysInterleave) != 0,
            Body = request,
        };
        if (message.IsSystemMessage) message.TargetSilo = _systemTargets.SiloOf(grainId);
        if (!RequestContext.IsEmpty)
        {
            message.ReentrancyId = RequestContext.ReentrancyId;
            if (RequestContext.Export() is { Count: > 0 } values) message.RequestContext = copier.Copy(values);
        }

        return message;
    }
}
