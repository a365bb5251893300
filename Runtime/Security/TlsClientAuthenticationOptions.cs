using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>What one outgoing connection is authenticated with.</summary>
public class TlsClientAuthenticationOptions
{
    private ClientCertificateSelectionCallback? _selector;

    internal SslClientAuthenticationOptions Value { get; } = new();

    /// <summary>The framework's options, a <see cref="System.Net.Security.SslClientAuthenticationOptions"/>.</summary>
    public object SslClientAuthenticationOptions => Value;

    /// <summary>The name that the other side's certificate must have; the address that was dialled when nothing else is set.</summary>
    public string? TargetHost
    {
        get => Value.TargetHost;
        set => Value.TargetHost = value;
    }

    /// <summary>The certificates that this side may present.</summary>
    public X509CertificateCollection? ClientCertificates
    {
        get => Value.ClientCertificates;
        set => Value.ClientCertificates = value;
    }

    /// <summary>Chooses the certificate that this side presents; takes precedence over <see cref="ClientCertificates"/>.</summary>
    public ClientCertificateSelectionCallback? LocalCertificateSelectionCallback
    {
        get => _selector;
        set
        {
            _selector = value;
            Value.LocalCertificateSelectionCallback = value is null
                ? null
                : (sender, targetHost, certificates, remote, issuers) => value(sender, targetHost, certificates, remote, issuers)!;
        }
    }

    /// <summary>The protocol versions allowed.</summary>
    public SslProtocols EnabledSslProtocols
    {
        get => Value.EnabledSslProtocols;
        set => Value.EnabledSslProtocols = value;
    }

    /// <summary>Whether and how revocation is checked.</summary>
    public X509RevocationMode CertificateRevocationCheckMode
    {
        get => Value.CertificateRevocationCheckMode;
        set => Value.CertificateRevocationCheckMode = value;
    }
}
