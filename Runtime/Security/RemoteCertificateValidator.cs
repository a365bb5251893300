using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Orleans.Connections.Security;

/// <summary>Decides about the other side's certificate; false ends the connection.</summary>
/// <param name="certificate">The other side's certificate.</param>
/// <param name="chain">What was built from it, null when nothing was.</param>
/// <param name="policyErrors">What the usual rules find wrong with it.</param>
public delegate bool RemoteCertificateValidator(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors policyErrors);
