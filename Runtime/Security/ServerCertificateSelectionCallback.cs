using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>Chooses the certificate of the listening side of one connection.</summary>
/// <param name="sender">The TLS stream.</param>
/// <param name="hostName">The name that the dialling side asked for, null when it named none.</param>
public delegate X509Certificate ServerCertificateSelectionCallback(object sender, string? hostName);
