using System.Diagnostics;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class TlsStopTests
{
    [Fact]
    public async Task AClientThatStops_LeavesWithoutWaitingForItsBound()
    {
        using var authority = new TestAuthority();
        await using var cluster = await LoopbackCluster.Start(
            1,
            configureClient: client => client.UseTls(authority.Issue(), options => options.AllowAnyRemoteCertificate()),
            configureSilo: silo => silo.UseTls(authority.Issue(), options => options.AllowAnyRemoteCertificate()));
        (await cluster.Grain(1).Echo("here")).ShouldBe("here");
        var watch = Stopwatch.StartNew();
        await cluster.ClientHost!.StopAsync();
        watch.ElapsedMilliseconds.ShouldBeLessThan(1500, string.Join('\n', cluster.Log.Of(2006)));
    }
}
