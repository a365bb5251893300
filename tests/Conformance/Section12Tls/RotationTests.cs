using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;

namespace OrleansHa.Tests.Conformance.Section12Tls;

/// <summary>orleans-api.md §12: a selector is asked for each connection, so certificates change without a restart.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private X509Certificate2 _current = null!;

    [Fact]
    public async Task ANewCertificate_IsServedToNewConnectionsWhileCallsGoOn()
    {
        var old = _current = _authority.Issue();
        await using var hosts = new SocketHosts();
        await StartSiloAsync(hosts);
        await StartSiloAsync(hosts);
        var first = await ConnectAsync(hosts);
        first.Seen.ShouldBe(old.Thumbprint);
        using var stop = new CancellationTokenSource();
        var calls = CallAsync(first.Client, stop.Token);

        var renewed = Volatile.Read(ref _current).Thumbprint;
        for (var i = 0; i < 3; i++)
        {
            var next = _authority.Issue();
            Volatile.Write(ref _current, next);
            var later = await ConnectAsync(hosts);
            later.Seen.ShouldBe(next.Thumbprint);
            next.Thumbprint.ShouldNotBe(renewed);
            renewed = next.Thumbprint;
            (await later.Client.GetGrain<ITlsGrain>(i).WhereAsync()).ShouldNotBeEmpty();
        }

        // A silo that joins after the change is let in by one that started before it.
        var joined = await StartSiloAsync(hosts);
        await Eventually.TrueAsync(() => joined.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count == 3, Bounds.Cluster);
        await stop.CancelAsync();
        (await calls).ShouldBeGreaterThan(0);
    }

    public void Dispose() => _authority.Dispose();

    private static async Task<int> CallAsync(IClusterClient client, CancellationToken cancel)
    {
        var done = 0;
        while (!cancel.IsCancellationRequested)
        {
            await client.GetGrain<ITlsGrain>(done % 50).AskAsync(100 + (done % 49));
            done++;
        }

        return done;
    }

    private Task<IHost> StartSiloAsync(SocketHosts hosts) => hosts.SiloAsync(silo => silo.UseTls(options =>
    {
        Tls.Trust(options, _authority);
        options.LocalServerCertificateSelector = (_, _) => Volatile.Read(ref _current);
        options.LocalClientCertificateSelector = (_, _, _, _, _) => Volatile.Read(ref _current);
    }));

    private async Task<(IClusterClient Client, string Seen)> ConnectAsync(SocketHosts hosts)
    {
        var seen = "";
        var client = await hosts.ClientAsync(client => client.UseTls(options =>
        {
            Tls.Trust(options, _authority);
            options.LocalClientCertificateSelector = (_, _, _, _, _) => Volatile.Read(ref _current);
            options.RemoteCertificateValidation = (certificate, _, errors) =>
            {
                seen = certificate.Thumbprint;
                return errors == System.Net.Security.SslPolicyErrors.None;
            };
        }));
        return (client, seen);
    }
}
