using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansHa.Tests.Support;

/// <summary>A certificate authority of one test, in memory. Nothing on the machine trusts it.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    /// <summary>The name in the certificates that <see cref="Issue"/> makes unless told otherwise.</summary>
    public const string Name = "silo.test";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _serial;

    public TestAuthority(string name = "Test authority")
    {
        var request = new CertificateRequest($"CN={name} {Guid.NewGuid():N}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>A certificate with its private key; valid from yesterday until <paramref name="validUntil"/> (tomorrow), for both usages unless told otherwise.</summary>
    public X509Certificate2 Issue(string name = Name, DateTimeOffset? validUntil = null, params string[] usages)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        var oids = new OidCollection();
        foreach (var usage in usages.Length == 0 ? [ServerUsage, ClientUsage] : usages) oids.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        var until = validUntil ?? DateTimeOffset.UtcNow.AddDays(1);
        using var issued = request.Create(Certificate, until.AddDays(-2), until, BitConverter.GetBytes(++_serial));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>The framework's own rules, with this authority as the only root.</summary>
    public X509ChainPolicy Trust()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Certificate);
        return policy;
    }

    /// <summary>Makes one dialled connection trust this authority and expect a name; takes the framework's options.</summary>
    public void TrustedBy(SslClientAuthenticationOptions options, string name = Name)
    {
        options.TargetHost = name;
        options.CertificateChainPolicy = Trust();
    }

    /// <summary>Makes one accepted connection trust this authority; takes the framework's options.</summary>
    public void TrustedBy(SslServerAuthenticationOptions options) => options.CertificateChainPolicy = Trust();

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
