using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Asks the owner of a grain's hash: this silo itself when it is the owner, else over the network, again while owners change or fail.</summary>
internal sealed class GrainLocator(LocalDirectory directory, IDirectoryTransport transport, DirectorySurroundings surroundings, DirectoryCache cache, ILogger logger) : IGrainLocator
{
    public bool TryLookupInCache(GrainId grainId, out GrainAddress address) => cache.TryGet(grainId, directory.Ring, out address);

    public void InvalidateCache(GrainAddress address) => cache.Remove(address);

    public async ValueTask<GrainAddress?> Lookup(GrainId grainId)
    {
        var reply = await AskAsync(
            grainId,
            static (self, grain, version, _) => self.LookupAsync(grain, version),
            static (target, grain, version, _) => target.Lookup(grain, version.Value),
            0).ConfigureAwait(false);
        if (reply.Address is not null) cache.Set(reply.Address, directory.Ring);
        return reply.Address;
    }

    public async Task<GrainAddress> Register(GrainAddress address, GrainAddress? previous)
    {
        if (previous is not null) cache.Remove(previous);
        directory.BeginRegistration(address.ActivationId);
        try
        {
            while (true)
            {
                var reply = await AskAsync(
                    address.GrainId,
                    static (self, _, version, call) => self.RegisterAsync(call.address, call.previous, version),
                    static (target, _, version, call) => target.Register(call.address, call.previous, version.Value),
                    (address, previous)).ConfigureAwait(false);
                var registered = reply.Address!;
                if (registered.ActivationId == address.ActivationId && !directory.TryEndRegistration(address.ActivationId, new MembershipVersion(reply.Version)))
                {
                    // The answer belongs to another view than the one this silo is in: see TryEndRegistration.
                    await directory.ReachAsync(new MembershipVersion(reply.Version)).ConfigureAwait(false);
                    if (directory.TryEndRegistration(address.ActivationId, new MembershipVersion(reply.Version))) return Known(registered);
                    continue;
                }

                return Known(registered);
            }
        }
        finally
        {
            directory.AbandonRegistration(address.ActivationId);
        }
    }

    public async Task Unregister(GrainAddress address)
    {
        cache.Remove(address);
        directory.Leave(address.ActivationId);
        try
        {
            await AskAsync(
                address.GrainId,
                static (self, _, version, gone) => self.UnregisterAsync(gone, version),
                static (target, _, version, gone) => target.Unregister(gone, version.Value),
                address).ConfigureAwait(false);
        }
        catch (Exception error) when (IsPassing(error) || error is TimeoutException)
        {
            DirectoryLog.UnregisterFailed(logger, error, address);
        }
    }

    // What a call to a silo that dies, stops or starts may end with; its successor as owner answers soon.
    private static bool IsPassing(Exception error) => error is OrleansException or IOException or System.Net.Sockets.SocketException or OperationCanceledException;

    private GrainAddress Known(GrainAddress address)
    {
        cache.Set(address, directory.Ring);
        return address;
    }

    private async ValueTask<DirectoryReply> AskAsync<TCall>(
        GrainId grain,
        Func<LocalDirectory, GrainId, MembershipVersion, TCall, ValueTask<DirectoryReply>> askSelf,
        Func<IDirectoryTarget, GrainId, MembershipVersion, TCall, Task<DirectoryReply>> askOther,
        TCall call)
    {
        var deadline = surroundings.Deadline();
        var hash = grain.GetUniformHashCode();
        while (true)
        {
            var ring = directory.Ring;
            var owner = ring.OwnerOf(hash) ?? throw new SiloUnavailableException($"No silo is active in view {ring.Version}: grain {grain} cannot be looked up on {surroundings.Self}.");
            try
            {
                var reply = owner.Equals(surroundings.Self)
                    ? await askSelf(directory, grain, ring.Version, call).ConfigureAwait(false)
                    : await surroundings.AttemptAsync(askOther(transport.TargetOn(owner), grain, ring.Version, call)).ConfigureAwait(false);
                if (!reply.IsRefused) return reply;
                var version = new MembershipVersion(reply.Version);
                if (version > ring.Version) await directory.ReachAsync(version).ConfigureAwait(false);
                else if (surroundings.Time.GetTimestamp() < deadline) await surroundings.PauseAsync().ConfigureAwait(false);
                else throw new SiloUnavailableException($"Silo {owner} refused to answer for grain {grain} as owner in view {version}; {surroundings.Self} may count as dead there.");
            }
            catch (Exception error) when ((IsPassing(error) || error is TimeoutException) && surroundings.Time.GetTimestamp() < deadline)
            {
                // The owner's death is noticed within a second or two; until then it is asked again.
                await surroundings.PauseAsync().ConfigureAwait(false);
            }
        }
    }
}
