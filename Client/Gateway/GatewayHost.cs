using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using OrleansHa.Client;
using OrleansHa.Gateway.Health;
using OrleansHa.Gateway.Limits;
using OrleansHa.Gateway.Loops;
using OrleansHa.Gateway.Problems;

namespace OrleansHa.Gateway;

/// <summary>Composes the gateway: HTTP in front, an Orleans client behind, nothing kept in between.</summary>
internal static class GatewayHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddFeedbackLoops();
        var services = builder.Services;
        services.AddOptions<GatewayLimitsOptions>().BindConfiguration(GatewayLimitsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatewayLimitsOptions>, GatewayLimitsOptionsValidator>();
        services.AddSingleton<ClusterReadiness>();
        // Liveness must answer while the client still looks for its cluster.
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        services.Configure<JsonOptions>(json => json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never);
        // The endpoints know the bound of each kind of body and answer with a problem; Kestrel's is only the outermost wall.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024);
        var app = builder.Build();
        app.UseMiddleware<ClusterFailureMiddleware>();
        app.MapHealth();
        var api = app.MapGroup("/api/v1");
        api.MapLoops();
        api.MapDefinitions();
        api.MapSignals();
        api.MapCluster();
        app.MapFallback(UnknownRoute.Answer);
        return app;
    }
}
