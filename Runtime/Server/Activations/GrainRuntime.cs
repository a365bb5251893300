using System.Reflection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What the Grain base class asks of the silo.</summary>
internal sealed class GrainRuntime(
    ILocalSiloDetails silo, IGrainFactory grainFactory, ITimerRegistry timers, IPersistentStateFactory states, IServiceProvider services, ActivationShared shared) : IGrainRuntime
{
    // The name under which Grain<T> keeps its state; changing it would orphan what is stored.
    private const string StateName = "state";

    public string SiloIdentity { get; } = silo.SiloAddress.ToString();

    public SiloAddress SiloAddress => silo.SiloAddress;

    public IGrainFactory GrainFactory => grainFactory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => services;

    public TimeProvider TimeProvider => shared.TimeProvider;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => (grainContext as Activation)?.DelayDeactivation(timeSpan);

    public IStorage<TState> GetStorage<TState>(IGrainContext grainContext)
    {
        var type = (grainContext as Activation)?.Class.Type;
        var provider = type?.GetCustomAttribute<StorageProviderAttribute>(inherit: true)?.ProviderName;
        if (provider == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME) provider = null;
        return states.Create<TState>(grainContext, new PersistentStateConfiguration(StateName, provider));
    }
}
