using System.Net.Security;
using Orleans.Connections.Security;

namespace OrleansHa.Tests.Conformance.Section12Tls;

/// <summary>What several tests set.</summary>
internal static class Tls
{
    /// <summary>Trusts an authority in both directions by the usual rules, under one name.</summary>
    public static void Trust(TlsOptions options, TestAuthority authority, string name = TestAuthority.Name)
    {
        options.OnAuthenticateAsServer = (_, server) => authority.TrustedBy((SslServerAuthenticationOptions)server.SslServerAuthenticationOptions);
        options.OnAuthenticateAsClient = (_, client) => authority.TrustedBy((SslClientAuthenticationOptions)client.SslClientAuthenticationOptions, name);
    }
}
