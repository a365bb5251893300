using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace Orleans.Connections.Security;

/// <summary>TLS of the connections of a silo or client.</summary>
public class TlsOptions
{
    private TimeSpan _handshakeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>This side's certificate, with its private key. It is the same for the life of the process; a selector may return another one for each connection.</summary>
    public X509Certificate2? LocalCertificate { get; set; }

    /// <summary>Chooses the certificate of a connection that another process made, from the connection and the name it asked for. Takes precedence over <see cref="LocalCertificate"/>.</summary>
    public Func<ConnectionContext, string?, X509Certificate2>? LocalServerCertificateSelector { get; set; }

    /// <summary>
    /// Chooses the certificate of a connection that this process makes, from the stream, the name it checks, the configured certificates, the other side's
    /// certificate (null before it is known) and the issuers the other side named. Null for none. Takes precedence over <see cref="LocalCertificate"/>.
    /// </summary>
    public Func<object, string, X509CertificateCollection, X509Certificate?, string[], X509Certificate2?>? LocalClientCertificateSelector { get; set; }

    /// <summary>What is asked of the other side's certificate.</summary>
    public RemoteCertificateMode RemoteCertificateMode { get; set; } = RemoteCertificateMode.RequireCertificate;

    /// <summary>Whether connections that this process makes present a certificate: never, when there is one, or always (no certificate is then refused at start).</summary>
    public RemoteCertificateMode ClientCertificateMode { get; set; } = RemoteCertificateMode.AllowCertificate;

    /// <summary>Decides about the other side's certificate; without it any policy error ends the connection.</summary>
    public RemoteCertificateValidator? RemoteCertificateValidation { get; set; }

    /// <summary>The protocol versions allowed.</summary>
    public SslProtocols SslProtocols { get; set; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>Whether revocation lists are asked.</summary>
    public bool CheckCertificateRevocation { get; set; }

    /// <summary>How long the TLS handshake may take; more than zero, or <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public TimeSpan HandshakeTimeout
    {
        get => _handshakeTimeout;
        set
        {
            if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value.TotalMilliseconds > int.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(TlsOptions)}.{nameof(HandshakeTimeout)} must be more than zero and less than 24 days, or {nameof(Timeout)}.{nameof(Timeout.InfiniteTimeSpan)}.");
            _handshakeTimeout = value;
        }
    }

    /// <summary>Changes what one accepted connection is authenticated with, last of all.</summary>
    public Action<ConnectionContext, TlsServerAuthenticationOptions>? OnAuthenticateAsServer { get; set; }

    /// <summary>Changes what one outgoing connection is authenticated with, last of all; the place to set the name that is checked.</summary>
    public Action<ConnectionContext, TlsClientAuthenticationOptions>? OnAuthenticateAsClient { get; set; }

    /// <summary>Accepts every certificate of the other side. The connection is then private, but anybody may be at its other end.</summary>
    public void AllowAnyRemoteCertificate() => RemoteCertificateValidation = static (_, _, _) => true;
}
