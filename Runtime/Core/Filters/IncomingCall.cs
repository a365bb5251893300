using System.Reflection;
using Orleans.Runtime.Messaging;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call on its way through the incoming filters to the grain, or to an object of this process: the container's filters, the callee's own, the method.</summary>
internal sealed class IncomingCall(Message message, IInvokable request, IGrainContext context, object callee, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private int _stage;
    private Response? _response;

    public IInvokable Request => request;

    public object Grain => callee;

    public GrainId? SourceId => message.SendingGrain.IsDefault ? null : message.SendingGrain;

    public GrainId TargetId => message.TargetGrain;

    public IGrainContext TargetContext => context;

    public GrainInterfaceType InterfaceType => message.InterfaceType;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public MethodInfo ImplementationMethod => ImplementationMethods.Find((request.GetTarget() ?? Grain).GetType(), request.GetInterfaceType(), InterfaceMethod);

    public Response? Response
    {
        get => _response;
        set => _response = value;
    }

    public object? Result
    {
        get => _response?.Result;
        set => _response = Response.FromResult(value);
    }

    /// <summary>Runs the whole chain; what it returns goes to the caller.</summary>
    public async ValueTask<Response> Run()
    {
        try
        {
            await Invoke();
        }
        catch (Exception error)
        {
            // A filter's own failure takes the place of what the method returned.
            if (!ReferenceEquals(_response?.Exception, error)) _response = Response.FromException(error);
        }

        return _response ?? Response.FromException(new InvalidOperationException(
            $"A filter of {InterfaceName}.{MethodName} neither went on with Invoke nor set Result, so the call to {TargetId} has no outcome."));
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (stage < filters.Length)
            {
                await filters[stage].Invoke(this);
            }
            else if (stage == filters.Length && callee is IIncomingGrainCallFilter own)
            {
                await own.Invoke(this);
            }
            else
            {
                _response = await request.Invoke();
                if (_response.Exception is { } thrown) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
            }
        }
        catch (Exception error) when (!ReferenceEquals(_response?.Exception, error))
        {
            // An outer filter that swallows it and sets nothing leaves it as the outcome.
            _response = Response.FromException(error);
            throw;
        }
    }
}
