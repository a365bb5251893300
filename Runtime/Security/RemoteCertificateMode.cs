namespace Orleans.Connections.Security;

/// <summary>What is asked of the other side's certificate.</summary>
public enum RemoteCertificateMode
{
    /// <summary>It is not asked for.</summary>
    NoCertificate,

    /// <summary>It is asked for; one that is presented must be valid.</summary>
    AllowCertificate,

    /// <summary>A missing one ends the connection.</summary>
    RequireCertificate,
}
