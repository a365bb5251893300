using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Orleans.Hosting;

/// <summary>Turns TLS on, for every connection of a silo or client.</summary>
public static class OrleansConnectionSecurityHostingExtensions
{
    /// <summary>Secures the connections with a certificate from a store of the machine.</summary>
    public static ISiloBuilder UseTls(this ISiloBuilder builder, StoreName storeName, string subject, bool allowInvalid, StoreLocation location, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        return builder.UseTls(CertificateStore.Find(storeName, subject, allowInvalid, location), configureOptions);
    }

    /// <summary>Secures the connections with a certificate and its private key.</summary>
    public static ISiloBuilder UseTls(this ISiloBuilder builder, X509Certificate2 certificate) => builder.UseTls(certificate, static _ => { });

    /// <summary>Secures the connections with a certificate and its private key.</summary>
    public static ISiloBuilder UseTls(this ISiloBuilder builder, X509Certificate2 certificate, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(configureOptions);
        return builder.UseTls(options =>
        {
            options.LocalCertificate = certificate;
            configureOptions(options);
        });
    }

    /// <summary>Secures the connections between silos and from clients.</summary>
    /// <exception cref="InvalidOperationException">There is no certificate for a silo, it has no private key or it is not for servers.</exception>
    public static ISiloBuilder UseTls(this ISiloBuilder builder, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = Options(configureOptions);
        if (options is { LocalCertificate: null, LocalServerCertificateSelector: null, OnAuthenticateAsServer: null })
            throw new InvalidOperationException($"A silo needs a certificate for TLS: set {nameof(TlsOptions)}.{nameof(TlsOptions.LocalCertificate)} or {nameof(TlsOptions.LocalServerCertificateSelector)}.");
        if (options.LocalCertificate is { } certificate) CertificateCheck.Server(certificate);
        builder.Services.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(connection => Listen(connection, options));
            connections.ConfigureGatewayInboundConnection(connection => Listen(connection, options));
            connections.ConfigureSiloOutboundConnection(connection => Dial(connection, options));
        });
        return builder;
    }

    /// <summary>Secures the connections to silos with a certificate from a store of the machine.</summary>
    public static IClientBuilder UseTls(this IClientBuilder builder, StoreName storeName, string subject, bool allowInvalid, StoreLocation location, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        return builder.UseTls(CertificateStore.Find(storeName, subject, allowInvalid, location), configureOptions);
    }

    /// <summary>Secures the connections to silos and presents a certificate.</summary>
    public static IClientBuilder UseTls(this IClientBuilder builder, X509Certificate2 certificate) => builder.UseTls(certificate, static _ => { });

    /// <summary>Secures the connections to silos and presents a certificate.</summary>
    public static IClientBuilder UseTls(this IClientBuilder builder, X509Certificate2 certificate, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(configureOptions);
        return builder.UseTls(options =>
        {
            options.LocalCertificate = certificate;
            configureOptions(options);
        });
    }

    /// <summary>Secures the connections to silos.</summary>
    /// <exception cref="InvalidOperationException">The certificate has no private key.</exception>
    public static IClientBuilder UseTls(this IClientBuilder builder, Action<TlsOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = Options(configureOptions);
        builder.Services.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(connection => Dial(connection, options)));
        return builder;
    }

    private static TlsOptions Options(Action<TlsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new TlsOptions();
        configure(options);
        if (options.LocalCertificate is { } certificate) CertificateCheck.PrivateKey(certificate);
        if (options is { ClientCertificateMode: RemoteCertificateMode.RequireCertificate, LocalCertificate: null, LocalClientCertificateSelector: null, OnAuthenticateAsClient: null })
            throw new InvalidOperationException($"{nameof(TlsOptions)}.{nameof(TlsOptions.ClientCertificateMode)} is {nameof(RemoteCertificateMode.RequireCertificate)}: set {nameof(TlsOptions.LocalCertificate)} or {nameof(TlsOptions.LocalClientCertificateSelector)}.");
        return options;
    }

    private static void Listen(IConnectionBuilder connection, TlsOptions options)
    {
        var logger = LoggerOf(connection);
        connection.Use(next => new TlsServerMiddleware(next, options, logger).OnConnection);
    }

    private static void Dial(IConnectionBuilder connection, TlsOptions options)
    {
        var logger = LoggerOf(connection);
        connection.Use(next => new TlsClientMiddleware(next, options, logger).OnConnection);
    }

    private static ILogger LoggerOf(IConnectionBuilder connection) => connection.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Connections.Security");
}
