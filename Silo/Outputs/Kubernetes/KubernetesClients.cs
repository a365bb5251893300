using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OrleansHa.Silo.Trust;

namespace OrleansHa.Silo.Outputs.Kubernetes;

/// <summary>HTTP clients for API servers, one for each file of authorities; a file that changed makes a new one.</summary>
internal sealed class KubernetesClients(PeerTrust trust) : IDisposable
{
    private readonly ConcurrentDictionary<string, (DateTime Written, HttpClient Client)> _clients = new();
    private readonly Lazy<HttpClient> _system = new(() => Create(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = trust.Callback }));

    /// <param name="authorities">PEM certificates; null or missing trusts what the silo trusts.</param>
    /// <exception cref="SecretMissingException">The file holds no certificates.</exception>
    public HttpClient Of(string? authorities)
    {
        if (authorities is null || !File.Exists(authorities))
            return _system.Value;
        var written = File.GetLastWriteTimeUtc(authorities);
        if (_clients.TryGetValue(authorities, out var known) && known.Written == written)
            return known.Client;
        var client = Create(new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(authorities) });
        // The former one stays usable for whoever holds it; its idle connections close by themselves.
        _clients[authorities] = (written, client);
        return client;
    }

    public void Dispose()
    {
        foreach (var (_, client) in _clients.Values)
            client.Dispose();
        if (_system.IsValueCreated)
            _system.Value.Dispose();
    }

    private static X509ChainPolicy Policy(string authorities)
    {
        // A cluster's own authority publishes no revocations.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(authorities);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SecretMissingException($"The authorities in {authorities} cannot be read: {error.Message}", error);
        }

        return policy;
    }

    private static HttpClient Create(SslClientAuthenticationOptions tls) => new(new SocketsHttpHandler
    {
        SslOptions = tls,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    })
    {
        // A scale object has some hundred bytes.
        MaxResponseContentBufferSize = 64 * 1024,
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
