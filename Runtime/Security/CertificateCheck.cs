using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>Whether a certificate can do what it is configured for, said at start rather than at the first connection.</summary>
internal static class CertificateCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>For the listening side.</summary>
    /// <exception cref="InvalidOperationException">It has no private key, or is not meant for servers.</exception>
    public static void Server(X509Certificate2 certificate)
    {
        PrivateKey(certificate);
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToArray();
        if (usages.Length > 0 && !usages.Any(usage => usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(oid => oid.Value == ServerAuthentication)))
            throw new InvalidOperationException($"The certificate {certificate.Subject} ({certificate.Thumbprint}) is not for server authentication: its extended key usages do not have {ServerAuthentication}.");
    }

    /// <summary>For either side.</summary>
    /// <exception cref="InvalidOperationException">It has no private key.</exception>
    public static void PrivateKey(X509Certificate2 certificate)
    {
        if (!certificate.HasPrivateKey)
            throw new InvalidOperationException($"The certificate {certificate.Subject} ({certificate.Thumbprint}) has no private key. {nameof(TlsOptions)}.{nameof(TlsOptions.LocalCertificate)} needs one.");
    }
}
