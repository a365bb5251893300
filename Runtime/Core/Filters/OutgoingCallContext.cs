using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call on its way through the outgoing filters.</summary>
internal sealed class OutgoingCallContext<T>(
    GrainReferenceRuntime runtime,
    IOutgoingGrainCallFilter[] filters,
    GrainReference reference,
    RequestBase request,
    IGrainContext? source,
    GrainId client) : IOutgoingGrainCallContext
{
    private int _next;

    public IInvokable Request => request;

    public object Grain => reference;

    public IGrainContext? SourceContext => source;

    public GrainId? SourceId => source?.GrainId ?? client;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => reference.InterfaceType;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = Response.FromResult(value is T typed ? typed : (T)value!);
    }

    /// <summary>Runs the filters and the call; fails when a filter neither went on nor set a result.</summary>
    public async Task<T> Run()
    {
        await Invoke();
        if (Response is not { } response)
        {
            throw new InvalidOperationException(
                $"An outgoing call filter neither invoked the call {InterfaceName}.{MethodName} to grain {TargetId} nor set its result: the chain is broken.");
        }

        if (Messaging.CallResult.TryGet<T>(response, out var result, out var exception)) return result;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        return default!;
    }

    public async Task Invoke()
    {
        if (_next < filters.Length)
        {
            var filter = filters[_next++];
            try
            {
                await filter.Invoke(this);
            }
            finally
            {
                _next--;
            }

            return;
        }

        try
        {
            Response = Response.FromResult(await runtime.Send<T>(reference, request));
        }
        catch (Exception failure)
        {
            Response = Response.FromException(failure);
            throw;
        }
    }
}
