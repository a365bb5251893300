using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace OrleansHa.Silo.Trust;

/// <summary>Judges the certificates of sources and endpoints: the system's authorities, and those of <see cref="TrustOptions"/>.</summary>
internal sealed class PeerTrust
{
    private readonly X509Certificate2Collection _authorities = [];

    public PeerTrust(IOptions<TrustOptions> options)
    {
        if (options.Value.AuthorityFile is { Length: > 0 } file)
            _authorities.ImportFromPemFile(file);
    }

    /// <summary>For a TLS client; null leaves the framework's own judgement, where nothing is to be added.</summary>
    public RemoteCertificateValidationCallback? Callback => _authorities.Count == 0 ? null : Accepts;

    // A wrong name stays wrong; only an unknown authority may turn out to be one of ours.
    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(presented?.ChainPolicy.ExtraStore ?? []);
        // A private authority seldom publishes revocations; the system's own keep the framework's rule.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        return chain.Build(server);
    }
}
