using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>A silo: checks its configuration, then takes its parts through the lifecycle.</summary>
public sealed class Silo
{
    private readonly IServiceProvider _services;
    private readonly SiloLifecycle _lifecycle;
    private readonly ILogger _logger;

    internal Silo(IServiceProvider services, SiloLifecycle lifecycle, ILocalSiloDetails details, ILogger<Silo> logger)
    {
        _services = services;
        _lifecycle = lifecycle;
        _logger = logger;
        SiloAddress = details.SiloAddress;
        Name = details.Name;
    }

    /// <summary>This silo's address.</summary>
    public SiloAddress SiloAddress { get; }

    internal string Name { get; }

    internal IServiceProvider Services => _services;

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        SiloLog.Starting(_logger, Name, SiloAddress);

        // The router has to be there before any part sends its first message.
        _services.GetRequiredService<Messaging.SiloMessageCenter>();
        foreach (var participant in _services.GetServices<ILifecycleParticipant<ISiloLifecycle>>()) participant.Participate(_lifecycle);
        await _lifecycle.OnStart(cancellationToken);
        SiloLog.Started(_logger, Name, SiloAddress);
    }

    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        SiloLog.Stopping(_logger, Name, SiloAddress);
        await _lifecycle.OnStop(cancellationToken);
        SiloLog.Stopped(_logger, Name, SiloAddress);
    }
}
