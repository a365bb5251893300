using Orleans.Runtime.Messaging;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call of a system target. It runs where it is started: on the thread pool, or for a ping on the connection's thread.</summary>
internal sealed class SystemTargetCall(Message message, SystemTarget target, IRequestRouting routing) : ITargetHolder, IThreadPoolWorkItem
{
    public object? GetTarget() => target;

    public object? GetComponent(Type componentType) => null;

    public void Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        // It waited for a thread: its caller may be gone.
        if (message.IsExpired) return;
        Response response;
        try
        {
            RequestContext.Import(message.RequestContext, message.ReentrancyId);
            var request = (IInvokable)message.Body!;
            request.SetTarget(this);
            response = await request.Invoke();
            if (message.Caller is not null) ((RequestBase)request).CopyResult(response, routing.Copier);
        }
        catch (Exception error)
        {
            response = Response.FromException(error);
        }

        if (message.Direction != MessageDirection.OneWay) routing.Respond(message, response);
    }
}
