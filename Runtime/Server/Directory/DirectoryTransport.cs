using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Reaches other silos by calls to their system targets.</summary>
/// <remarks>The factory is looked up late: calls are built from parts that themselves use the directory.</remarks>
internal sealed class DirectoryTransport(IServiceProvider services) : IDirectoryTransport
{
    private readonly Lazy<ISystemTargetFactory> _factory = new(services.GetRequiredService<ISystemTargetFactory>);

    public IDirectoryTarget TargetOn(SiloAddress silo) => _factory.Value.GetSystemTarget<IDirectoryTarget>(SystemTargetTypes.Directory, silo);
}
