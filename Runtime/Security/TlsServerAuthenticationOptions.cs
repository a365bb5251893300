using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>What one accepted connection is authenticated with.</summary>
public class TlsServerAuthenticationOptions
{
    private ServerCertificateSelectionCallback? _selector;

    internal SslServerAuthenticationOptions Value { get; } = new();

    /// <summary>The framework's options, a <see cref="System.Net.Security.SslServerAuthenticationOptions"/>.</summary>
    public object SslServerAuthenticationOptions => Value;

    /// <summary>This side's certificate.</summary>
    public X509Certificate? ServerCertificate
    {
        get => Value.ServerCertificate;
        set => Value.ServerCertificate = value;
    }

    /// <summary>Chooses this side's certificate; takes precedence over <see cref="ServerCertificate"/>.</summary>
    public ServerCertificateSelectionCallback? ServerCertificateSelectionCallback
    {
        get => _selector;
        set
        {
            _selector = value;
            Value.ServerCertificateSelectionCallback = value is null ? null : (sender, hostName) => value(sender, hostName);
        }
    }

    /// <summary>Whether the other side is asked for a certificate.</summary>
    public bool ClientCertificateRequired
    {
        get => Value.ClientCertificateRequired;
        set => Value.ClientCertificateRequired = value;
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
