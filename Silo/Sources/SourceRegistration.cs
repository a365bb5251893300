using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Sources.Amqp;
using OrleansHa.Silo.Sources.Files;
using OrleansHa.Silo.Sources.Host;
using OrleansHa.Silo.Sources.Http;
using OrleansHa.Silo.Sources.Postgres;
using OrleansHa.Silo.Sources.Prometheus;
using OrleansHa.Silo.Trust;

namespace OrleansHa.Silo.Sources;

/// <summary>Every kind of source that a silo reads. A new kind is one class, and one line here.</summary>
internal static class SourceRegistration
{
    public static void AddSources(this IServiceCollection services)
    {
        services.AddSingleton<SourceKinds>();
        services.AddSingleton<SourceServices>();
        services.AddSingleton<HttpRead>();
        services.AddKind<HttpSourceInput>((input, _, provider) => new HttpSource(input, provider.GetRequiredService<HttpRead>()));
        services.AddKind<PrometheusSourceInput>((input, _, provider) => new PrometheusSource(input, provider.GetRequiredService<HttpRead>()));
        services.AddKind<AmqpSourceInput>((input, source, provider) =>
            new AmqpSource(input, source.Timeout, provider.GetRequiredService<PeerTrust>(), provider.GetRequiredService<TimeProvider>()));
        services.AddKind<PostgresSourceInput>((input, source, provider) => input.Query is null
            ? new PostgresListenSource(input, source.Timeout, provider.GetRequiredService<TimeProvider>())
            : new PostgresQuerySource(input, source.Timeout, provider.GetRequiredService<TimeProvider>()));
        services.AddKind<FileSourceInput>((input, _, provider) => input.Read == FileReadMode.Tail
            ? new FileTailSource(input, provider.GetRequiredService<TimeProvider>())
            : new FileValueSource(input, provider.GetRequiredService<TimeProvider>()));
        services.AddKind<SystemSourceInput>((input, _, provider) => new SystemSource(input, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddKind<TInput>(this IServiceCollection services, Func<TInput, SourceDefinition, IServiceProvider, ISourceReader> open)
        where TInput : SourceInput =>
        services.AddSingleton<ISourceKind>(provider => new SourceKind<TInput>((input, source) => open(input, source, provider)));
}
