using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>Runs calls on objects of this process and sends what they return.</summary>
internal sealed class LocalObjectInvoker(
    Lazy<IMessageCenter> messageCenter,
    IMessageBodies bodies,
    DeepCopier copier,
    Lazy<ProcessContext> context,
    Lazy<IEnumerable<IIncomingGrainCallFilter>> filters,
    ILogger<LocalObjectInvoker> logger)
{
    private IIncomingGrainCallFilter[]? _filters;

    // Filters may need what needs this: they are made with the first call.
    private IIncomingGrainCallFilter[] Filters => _filters ??= [.. filters.Value];

    /// <summary>Runs one call; never throws.</summary>
    public async Task Invoke(LocalObject target, Message message)
    {
        try
        {
            // A collected or expired target is dropped silently, as a deleted one is: the caller's time-out ends the call.
            if (message.IsExpired || target.GetTarget() is not IGrainObserver instance) return;
            bodies.Materialize(message);
            var request = (IInvokable)message.Body!;
            RequestContext.Import(message.RequestContext, message.ReentrancyId);
            request.SetTarget(target);
            var response = await Invoke(message, request, instance);
            GC.KeepAlive(instance);
            if (message.Direction == MessageDirection.OneWay)
            {
                if (response.Exception is { } failure) MessagingLog.ObserverOneWayFailed(logger, failure, message.TargetGrain, request.GetMethodName());
                return;
            }

            response.CopyResult(copier);
            Respond(message, response);
        }
        catch (Exception failure)
        {
            if (message.Direction == MessageDirection.OneWay) MessagingLog.ObserverOneWayFailed(logger, failure, message.TargetGrain, message.InterfaceType.ToString());
            else Respond(message, Response.FromException(failure));
        }
    }

    public void Reject(Message message, RejectionKind kind, string reason)
    {
        if (message.Direction != MessageDirection.Request) return;
        if (message.Caller is { } caller) caller.OnRejected(message, new RejectionInfo(kind, reason, null));
        else messageCenter.Value.Send(message.CreateRejection(kind, reason));
    }

    private ValueTask<Response> Invoke(Message message, IInvokable request, IGrainObserver instance) =>
        Filters.Length == 0 && instance is not IIncomingGrainCallFilter ? request.Invoke() : new IncomingCall(message, request, context.Value, instance, Filters).Run();

    public void Respond(Message request, Response response)
    {
        if (request.Direction == MessageDirection.OneWay) return;
        if (request.Caller is { } caller) caller.OnResponse(request, response);
        else messageCenter.Value.Send(request.CreateResponse(response, response.Exception is null ? ResponseKind.Success : ResponseKind.Error));
    }
}
