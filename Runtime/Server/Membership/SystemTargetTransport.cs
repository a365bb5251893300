using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.MembershipService;

/// <summary>Reaches other silos by calls to their system targets.</summary>
/// <remarks>The factory is looked up late: calls are built from parts that themselves follow membership.</remarks>
internal sealed class SystemTargetTransport(IServiceProvider services, ILocalSiloDetails local, MembershipClock clock) : IPeerTransport
{
    private readonly Lazy<ISystemTargetFactory> _factory = new(services.GetRequiredService<ISystemTargetFactory>);

    public async Task<(ProbeOutcome Outcome, PingAnswer? Answer)> ProbeAsync(SiloAddress silo, MembershipVersion version, TimeSpan patience)
    {
        try
        {
            var target = _factory.Value.GetSystemTarget<IPingTarget>(SystemTargetTypes.Ping, silo);
            return (ProbeOutcome.Answered, await target.Ping(local.SiloAddress, version.Value).WaitAsync(patience, clock.Time).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return (ProbeOutcome.Missed, null);
        }
        catch (Exception error) when (IsNetworks(error))
        {
            return (ProbeOutcome.Refused, null);
        }
    }

    public async Task<WitnessAnswer> AskWitnessAsync(SiloAddress witness, SiloAddress target, TimeSpan patience)
    {
        try
        {
            var proxy = _factory.Value.GetSystemTarget<IMembershipTarget>(SystemTargetTypes.Membership, witness);
            return (await proxy.Probe(target, patience).WaitAsync(patience + patience, clock.Time).ConfigureAwait(false)).Answer;
        }
        catch (Exception error) when (error is TimeoutException || IsNetworks(error))
        {
            return WitnessAnswer.Unavailable;
        }
    }

    public async Task AnnounceAsync(SiloAddress silo, MembershipGossip gossip, TimeSpan patience)
    {
        try
        {
            await _factory.Value.GetSystemTarget<IMembershipTarget>(SystemTargetTypes.Membership, silo).Announce(gossip).WaitAsync(patience, clock.Time).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException || IsNetworks(error))
        {
            // The silo reads the table when it next hears of a newer version.
        }
    }

    private static bool IsNetworks(Exception error) => error is OrleansException or IOException or System.Net.Sockets.SocketException or OperationCanceledException or ObjectDisposedException;
}
