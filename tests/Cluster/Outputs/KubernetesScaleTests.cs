using Microsoft.Extensions.Options;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Outputs.Kubernetes;
using OrleansHa.Silo.Trust;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>kubernetes_scale against a server with an API server's rules, over TLS that only one authority vouches for.</summary>
public sealed class KubernetesScaleTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "LOOPS_TEST_KUBERNETES";

    private readonly TestAuthority _authority = new();
    private readonly TemporaryDirectory _files = new();
    private readonly KubernetesClients _clients = new(new PeerTrust(Options.Create(new TrustOptions())));
    private FakeKubernetes _server = null!;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Secret, FakeKubernetes.Token);
        await File.WriteAllTextAsync(_files.Path + "/ca.pem", _authority.Certificate.ExportCertificatePem());
        _server = await FakeKubernetes.StartAsync(_authority.Issue("127.0.0.1"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _clients.Dispose();
        _authority.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Replicas_AreRoundedAndWritten_AndARepetitionWritesNothing()
    {
        (await SendAsync(3.5)).ShouldBe(EndpointAnswer.Delivered);
        (await SendAsync(3.6)).ShouldBe(EndpointAnswer.Delivered);

        (_server.Replicas, _server.Writes).ShouldBe((4, 1));
    }

    [Fact]
    public async Task SomebodyElseWrites_TheConflictIsReadAgain()
    {
        _server.Conflicts = 2;
        (await SendAsync(7)).ShouldBe(EndpointAnswer.Delivered);
        _server.Replicas.ShouldBe(7);

        _server.Conflicts = 10;
        (await SendAsync(8)).Error!.ShouldContain("409");
        _server.Replicas.ShouldBe(7);
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(422, false)]
    [InlineData(500, true)]
    public async Task Refusal_IsForGoodOnlyWhereNobodyCanPutItRight(int status, bool transient)
    {
        _server.Status = status;
        (await SendAsync(2)).IsTransient.ShouldBe(transient);
    }

    [Fact]
    public async Task ServerOfAnotherAuthority_IsNotTrusted()
    {
        using var stranger = new TestAuthority();
        await using var server = await FakeKubernetes.StartAsync(stranger.Issue("127.0.0.1"));

        (await SendAsync(2, server.Url)).Error!.ShouldContain("SecureConnectionError");

        server.Writes.ShouldBe(0);
    }

    private async Task<EndpointAnswer> SendAsync(double value, string? server = null)
    {
        SecretReference.TryParse($"${{env:{Secret}}}", out var token).ShouldBeTrue();
        using var endpoint = new KubernetesScaleEndpoint(
            new KubernetesScaleOutputTarget(new Uri(server ?? _server.Url), "default", KubernetesWorkload.Deployments, "web", new AuthDefinition(token, null, null), _files.Path + "/ca.pem"),
            _clients);
        using var bound = new CancellationTokenSource(Eventually.DefaultBound);
        return await endpoint.AttemptAsync(new OutputMessage("loop", new OutboxEntry("scale", 1, 1, value, Quality.Good, DateTimeOffset.UtcNow), 1), bound.Token);
    }
}
