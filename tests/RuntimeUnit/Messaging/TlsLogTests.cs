using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Orleans.Runtime.Messaging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Who is refused for TLS' sake is refused with a reason in the log.</summary>
public sealed class TlsLogTests : IDisposable
{
    private const int Refused = 2080;
    private const int Failed = 2081;
    private const int HandshakeRefused = 2002;

    private readonly TestAuthority _authority = new();

    [Fact]
    public async Task PlainText_AtATlsPort_IsRefusedByName()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false, configureSilo: silo => silo.UseTls(_authority.Issue(), options => options.AllowAnyRemoteCertificate()));
        await Should.ThrowAsync<ConnectionFailedException>(() => cluster.StartClient());
        await Says(cluster, Refused, "does not speak TLS");
    }

    [Fact]
    public async Task Tls_AtAPlainPort_IsRefusedByName()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false);
        await Should.ThrowAsync<ConnectionFailedException>(() => cluster.StartClient(client => client.UseTls(options => options.AllowAnyRemoteCertificate())));
        await Says(cluster, HandshakeRefused, "it speaks TLS, this side does not");
        await Says(cluster, Failed, "the TLS handshake failed");
    }

    [Fact]
    public async Task AMissingCertificate_IsSaid()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false, configureSilo: silo => silo.UseTls(_authority.Issue(), options => options.AllowAnyRemoteCertificate()));
        await Should.ThrowAsync<ConnectionFailedException>(() => cluster.StartClient(client => client.UseTls(options => options.AllowAnyRemoteCertificate())));
        await Says(cluster, Refused, "the other side has no certificate");
    }

    [Fact]
    public async Task AnExpiredCertificate_IsSaid()
    {
        var expired = _authority.Issue(validUntil: DateTimeOffset.UtcNow.AddDays(-1));
        await using var cluster = await LoopbackCluster.Start(1, withClient: false, configureSilo: silo => silo.UseTls(expired, options => options.AllowAnyRemoteCertificate()));
        await Should.ThrowAsync<ConnectionFailedException>(() => cluster.StartClient(client => client.UseTls(options => options.OnAuthenticateAsClient =
            (_, own) => _authority.TrustedBy((SslClientAuthenticationOptions)own.SslClientAuthenticationOptions))));
        await Says(cluster, Failed, "NotTimeValid");
    }

    [Fact]
    public async Task Silence_AtATlsPort_IsRefusedAfterTheHandshakeTimeout()
    {
        await using var cluster = await LoopbackCluster.Start(1, withClient: false, configureSilo: silo => silo.UseTls(_authority.Issue(), options => options.HandshakeTimeout = TimeSpan.FromMilliseconds(100)));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, cluster.GatewayPorts[0]));
        await Says(cluster, Refused, "no TLS handshake within 0.1 s");
    }

    public void Dispose() => _authority.Dispose();

    private static Task Says(LoopbackCluster cluster, int eventId, string part) => Eventually.TrueAsync(
        () => cluster.Log.Of(eventId).Any(line => line.Contains(part, StringComparison.Ordinal)),
        orElse: () => string.Join('\n', cluster.Log.Of(eventId)));
}
