using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;
using Orleans.Services;

namespace Orleans.Runtime.Services;

/// <summary>The base of clients by which grains call a grain service of their silo's cluster.</summary>
/// <typeparam name="TGrainService">The service's interface.</typeparam>
public abstract class GrainServiceClient<TGrainService> : IGrainServiceClient<TGrainService>
    where TGrainService : IGrainService
{
    private readonly GrainType _type = GrainServiceIdentity.TypeOf(typeof(TGrainService));
    private readonly ISystemTargetFactory _targets;
    private readonly GrainServiceRing _ring;
    private readonly IGrainContextAccessor _contexts;

    /// <summary>Made by the silo's container.</summary>
    protected GrainServiceClient(IServiceProvider serviceProvider)
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        _targets = serviceProvider.GetRequiredService<ISystemTargetFactory>();
        _ring = serviceProvider.GetRequiredService<GrainServiceRing>();
        _contexts = serviceProvider.GetRequiredService<IGrainContextAccessor>();
    }

    /// <summary>A reference to the grain whose turn calls.</summary>
    protected GrainReference CurrentGrainReference => (RuntimeContext.Current ?? _contexts.GrainContext).GrainReference;

    /// <summary>The instance that answers for a grain.</summary>
    protected TGrainService GetGrainService(GrainId callingGrainId) => GetGrainService(callingGrainId.GetUniformHashCode());

    /// <summary>The instance that answers for a hash.</summary>
    protected TGrainService GetGrainService(uint key) => GetGrainService(_ring.OwnerOf(key));

    /// <summary>The instance of a silo.</summary>
    protected TGrainService GetGrainService(SiloAddress destination) => _targets.GetSystemTarget<TGrainService>(_type, destination);
}
