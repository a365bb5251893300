using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHostedService(IServiceProvider services) : IHostedService
{
    private Silo? _silo;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before anything else is made: parts read their options in their constructors.
        foreach (var validator in services.GetServices<IConfigurationValidator>()) validator.ValidateConfiguration();
        _silo = services.GetRequiredService<Silo>();
        await _silo.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _silo?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
