using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Hosting;
using Orleans.Connections.Security;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.Conformance.Section12Tls;

/// <summary>orleans-api.md §12, TLS, and gotcha 29: who gets in, and who does not.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("Another authority");

    [Fact]
    public void Options_HaveTheDocumentedDefaults()
    {
        var options = new TlsOptions();
        options.LocalCertificate.ShouldBeNull();
        options.RemoteCertificateMode.ShouldBe(RemoteCertificateMode.RequireCertificate);
        options.ClientCertificateMode.ShouldBe(RemoteCertificateMode.AllowCertificate);
        options.SslProtocols.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
        options.CheckCertificateRevocation.ShouldBeFalse();
        options.HandshakeTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        options.RemoteCertificateValidation.ShouldBeNull();
    }

    [Fact]
    public async Task MutualTls_BetweenSilosAndFromAClient_CarriesCallsOfAnySize()
    {
        await using var hosts = new SocketHosts();
        var silos = new List<IHost>();
        for (var i = 0; i < 2; i++) silos.Add(await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options => Tls.Trust(options, _authority))));
        var client = await hosts.ClientAsync(client => client.UseTls(_authority.Issue("client.test"), options => Tls.Trust(options, _authority)));
        foreach (var silo in silos) await Eventually.TrueAsync(() => silo.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count == 2, Bounds.Cluster);
        var homes = new HashSet<string>();
        await Eventually.TrueAsync(
            async () =>
            {
                var key = Random.Shared.NextInt64();
                homes.Add(await client.GetGrain<ITlsGrain>(key).WhereAsync());
                homes.Add(await client.GetGrain<ITlsGrain>(key).AskAsync(key + 1));
                return homes.Count == 2;
            },
            Bounds.Cluster);
        foreach (var size in new[] { 0, 1, 16 * 1024, 3_000_000 }) (await client.GetGrain<ITlsGrain>(size).BytesAsync(size)).Length.ShouldBe(size);
    }

    [Fact]
    public async Task AClientWithoutCertificate_IsRefusedByDefault()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options => Tls.Trust(options, _authority)));
        await Should.ThrowAsync<ConnectionFailedException>(() => hosts.ClientAsync(client => client.UseTls(options => Tls.Trust(options, _authority))));
    }

    [Theory]
    [InlineData(RemoteCertificateMode.AllowCertificate)]
    [InlineData(RemoteCertificateMode.NoCertificate)]
    public async Task AClientWithoutCertificate_IsServedWhereNoneIsRequired(RemoteCertificateMode mode)
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options =>
        {
            Tls.Trust(options, _authority);
            options.RemoteCertificateMode = mode;
        }));
        var client = await hosts.ClientAsync(client => client.UseTls(options => Tls.Trust(options, _authority)));
        (await client.GetGrain<ITlsGrain>(1).WhereAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AClientsCertificateOfAnotherAuthority_IsRefusedAlsoWhereNoneIsRequired()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options =>
        {
            Tls.Trust(options, _authority);
            options.RemoteCertificateMode = RemoteCertificateMode.AllowCertificate;
        }));
        await Should.ThrowAsync<ConnectionFailedException>(() => hosts.ClientAsync(client => client.UseTls(_stranger.Issue(), options => Tls.Trust(options, _authority))));
    }

    [Theory]
    [InlineData("another authority")]
    [InlineData("expired")]
    [InlineData("another name")]
    [InlineData("unknown to the machine")]
    public async Task ASilosCertificate_ThatTheRulesRefuse_IsNotSpokenTo(string what)
    {
        var certificate = what switch
        {
            "another authority" => _stranger.Issue(),
            "expired" => _authority.Issue(validUntil: DateTimeOffset.UtcNow.AddDays(-1)),
            "another name" => _authority.Issue("other.test"),
            _ => _authority.Issue(),
        };
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(certificate, options =>
        {
            Tls.Trust(options, _authority);
            options.RemoteCertificateMode = RemoteCertificateMode.NoCertificate;
        }));
        await Should.ThrowAsync<ConnectionFailedException>(() => hosts.ClientAsync(client => client.UseTls(options =>
        {
            if (what == "unknown to the machine") options.OnAuthenticateAsClient = (_, own) => own.TargetHost = TestAuthority.Name;
            else Tls.Trust(options, _authority);
        })));
        var trusting = await hosts.ClientAsync(client => client.UseTls(options => options.AllowAnyRemoteCertificate()));
        (await trusting.GetGrain<ITlsGrain>(1).WhereAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RemoteCertificateValidation_DecidesInPlaceOfTheRules()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options => options.RemoteCertificateValidation = (certificate, _, _) => certificate.Subject == "CN=welcome"));
        await Should.ThrowAsync<ConnectionFailedException>(() => hosts.ClientAsync(client => client.UseTls(_authority.Issue("unwelcome"), options => options.AllowAnyRemoteCertificate())));
        var client = await hosts.ClientAsync(client => client.UseTls(_authority.Issue("welcome"), options => options.AllowAnyRemoteCertificate()));
        (await client.GetGrain<ITlsGrain>(1).WhereAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task PlainAndTls_DoNotMeet()
    {
        await using var secured = new SocketHosts();
        await secured.SiloAsync(silo => silo.UseTls(_authority.Issue(), options => options.AllowAnyRemoteCertificate()));
        await Should.ThrowAsync<ConnectionFailedException>(() => secured.ClientAsync(_ => { }));
        await using var plain = new SocketHosts();
        await plain.SiloAsync(_ => { });
        await Should.ThrowAsync<ConnectionFailedException>(() => plain.ClientAsync(client => client.UseTls(_authority.Issue(), options => options.AllowAnyRemoteCertificate())));
        (await (await plain.ClientAsync(_ => { })).GetGrain<ITlsGrain>(1).WhereAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task HandshakeTimeout_EndsAConnectionThatSaysNothing()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(_authority.Issue(), options => options.HandshakeTimeout = TimeSpan.FromMilliseconds(200)));
        foreach (var endpoint in new[] { hosts.Gateway, hosts.SiloEndpoint })
        {
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(endpoint);
            using var bound = new CancellationTokenSource(Bounds.Event);
            (await socket.ReceiveAsync(new byte[1], bound.Token)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task SelectorsAndCallbacks_SeeTheConnectionAndTheName()
    {
        var certificate = _authority.Issue();
        string? asked = null, offered = null;
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(silo => silo.UseTls(options =>
        {
            options.AllowAnyRemoteCertificate();
            options.LocalServerCertificateSelector = (connection, name) =>
            {
                connection.RemoteEndPoint.ShouldNotBeNull();
                asked = name;
                return certificate;
            };
            options.OnAuthenticateAsServer = (_, server) =>
            {
                server.ServerCertificateSelectionCallback.ShouldNotBeNull();
                server.ClientCertificateRequired.ShouldBeTrue();
            };
        }));
        var client = await hosts.ClientAsync(client => client.UseTls(options =>
        {
            options.AllowAnyRemoteCertificate();
            options.LocalClientCertificateSelector = (_, name, _, _, _) =>
            {
                offered = name;
                return certificate;
            };
            options.OnAuthenticateAsClient = (_, own) => own.TargetHost = "asked.test";
        }));
        (await client.GetGrain<ITlsGrain>(1).WhereAsync()).ShouldNotBeEmpty();
        asked.ShouldBe("asked.test");
        offered.ShouldBe("asked.test");
    }

    [Fact]
    public async Task ASiloWithoutAUsableCertificate_IsRefusedAtStart()
    {
        using var keyless = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(_authority.Issue().RawData);
        using var clientOnly = _authority.Issue(usages: TestAuthority.ClientUsage);
        await using var hosts = new SocketHosts();
        await Should.ThrowAsync<Exception>(() => hosts.SiloAsync(silo => silo.UseTls(_ => { })));
        await Should.ThrowAsync<Exception>(() => hosts.SiloAsync(silo => silo.UseTls(keyless)));
        await Should.ThrowAsync<Exception>(() => hosts.SiloAsync(silo => silo.UseTls(clientOnly)));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }
}
