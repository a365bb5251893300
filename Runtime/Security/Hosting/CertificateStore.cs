using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>Finds certificates in the stores of the machine.</summary>
internal static class CertificateStore
{
    /// <summary>The certificate of that subject with a private key that is valid longest.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static X509Certificate2 Find(StoreName storeName, string subject, bool allowInvalid, StoreLocation location)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        using var store = new X509Store(storeName, location);
        store.Open(OpenFlags.ReadOnly);
        var found = store.Certificates
            .Find(X509FindType.FindBySubjectName, subject, !allowInvalid)
            .Where(certificate => certificate.HasPrivateKey)
            .OrderByDescending(certificate => certificate.NotAfter)
            .FirstOrDefault();
        return found ?? throw new InvalidOperationException(
            $"No {(allowInvalid ? "" : "valid ")}certificate with a private key and the subject '{subject}' is in the store {location}/{storeName}.");
    }
}
