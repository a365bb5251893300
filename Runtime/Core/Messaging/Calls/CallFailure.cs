using System.Globalization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>The exceptions that callers get when a call ended without a response, each naming the call.</summary>
internal static class CallFailure
{
    public static TimeoutException TimedOut(Message request, TimeSpan timeout, TimeSpan elapsed) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"No response within {timeout.TotalSeconds:0.###} s to {Describe(request)}; gave up after {elapsed.TotalSeconds:0.###} s. The call may still be running there."));

    public static SiloUnavailableException SiloGone(Message request, SiloAddress silo) => new(
        $"{Describe(request)} waited for a response from {silo}, which is gone. Whether the call ran is not known.");

    public static SiloUnavailableException Stopping(Message request) => new(
        $"{Describe(request)} waited for a response while this host stopped. Whether the call ran is not known.");

    public static Exception FromRejection(Message request, RejectionInfo rejection)
    {
        if (rejection.Exception is { } cause) return cause;
        var text = $"{Describe(request)} did not run: {rejection.Reason}";
        return rejection.Kind switch
        {
            RejectionKind.Unavailable => ClientGrainId.IsClient(request.TargetGrain) ? new ClientNotAvailableException(text) : new SiloUnavailableException(text),
            RejectionKind.Overloaded => new LimitExceededException(text),
            _ => new OrleansMessageRejectionException(text),
        };
    }

    private static string Describe(Message request)
    {
        var method = request.Body is IInvokable invokable ? $"{invokable.GetInterfaceName()}.{invokable.GetMethodName()}" : request.InterfaceType.ToString();
        var where = request.SentTo ?? request.TargetSilo;
        return $"the call {method} #{request.Id & ~CallTable.RelayBit} to grain {request.TargetGrain}{(where is null ? "" : $" on {where}")}";
    }
}
