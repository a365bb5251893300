using System.Diagnostics.Metrics;

namespace Orleans.Runtime.Telemetry;

/// <summary>The one meter of a silo or client.</summary>
internal sealed class EngineMeter(IMeterFactory meters)
{
    public const string Name = "Microsoft.Orleans";

    public Meter Meter { get; } = meters.Create(Name);
}
