using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Refuses a silo that was not told where its cluster meets.</summary>
internal sealed class ClusteringValidator(IServiceProviderIsService services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (!services.IsService(typeof(IMembershipTable)))
            throw new OrleansConfigurationException("No clustering is configured: there is no IMembershipTable. Call e.g. UseLocalhostClustering or UseAdoNetClustering on the silo builder.");
    }
}
