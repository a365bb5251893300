using OrleansHa.Grains.Outputs;
using OrleansHa.Silo.Outputs.Alertmanager;
using OrleansHa.Silo.Outputs.Alerts;
using OrleansHa.Silo.Outputs.Amqp;
using OrleansHa.Silo.Outputs.Files;
using OrleansHa.Silo.Outputs.Http;
using OrleansHa.Silo.Outputs.Kubernetes;
using OrleansHa.Silo.Outputs.Postgres;

namespace OrleansHa.Silo.Outputs;

/// <summary>Every kind of output that a definition may name.</summary>
internal static class OutputRegistration
{
    public static IServiceCollection AddOutputs(this IServiceCollection services)
    {
        services.AddSingleton<IOutputTransportFactory, OutputTransports>();
        services.AddSingleton<AmqpBrokers>();
        services.AddSingleton<PostgresTargets>();
        services.AddSingleton<KubernetesClients>();
        services.AddSingleton<IOutputKind, HttpOutputKind>();
        services.AddSingleton<IOutputKind, AmqpOutputKind>();
        services.AddSingleton<IOutputKind, PostgresOutputKind>();
        services.AddSingleton<IOutputKind, FileOutputKind>();
        services.AddSingleton<IOutputKind, AlertmanagerOutputKind>();
        services.AddSingleton<IOutputKind, KubernetesScaleOutputKind>();
        services.AddSingleton<IOutputKind, AlertOutputKind>();
        return services;
    }
}
