using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Names silos that nobody named.</summary>
internal sealed class SiloNameDefault : IPostConfigureOptions<SiloOptions>
{
    public void PostConfigure(string? name, SiloOptions options)
    {
        if (string.IsNullOrEmpty(options.SiloName)) options.SiloName = $"Silo_{World.NewGuid().ToString("N")[..5]}";
    }
}
