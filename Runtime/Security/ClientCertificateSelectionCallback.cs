using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>Chooses the certificate of the dialling side of one connection; null for none.</summary>
/// <param name="sender">The TLS stream.</param>
/// <param name="targetHost">The name that is checked.</param>
/// <param name="localCertificates">The configured ones.</param>
/// <param name="remoteCertificate">The listening side's, null before it is known.</param>
/// <param name="acceptableIssuers">Issuers that the listening side named; may be empty.</param>
public delegate X509Certificate? ClientCertificateSelectionCallback(object sender, string targetHost, X509CertificateCollection localCertificates, X509Certificate? remoteCertificate, string[] acceptableIssuers);
