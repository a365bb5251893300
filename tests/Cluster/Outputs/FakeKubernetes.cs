using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OrleansHa.Tests.Cluster.Outputs;

/// <summary>The scale subresource of one deployment, with an API server's rules for resource versions and tokens.</summary>
internal sealed class FakeKubernetes : IAsyncDisposable
{
    public const string Token = "the-service-account";
    private const string Path = "/apis/apps/v1/namespaces/default/deployments/web/scale";

    private FakeApi _api = null!;
    private int _version = 1;

    public string Url => _api.Url;

    public int Replicas { get; private set; } = 1;

    public int Writes { get; private set; }

    /// <summary>So many writes find that somebody else was faster.</summary>
    public int Conflicts { get; set; }

    public int? Status { get; set; }

    public static async Task<FakeKubernetes> StartAsync(X509Certificate2 certificate)
    {
        var server = new FakeKubernetes();
        server._api = await FakeApi.StartAsync(server.AnswerAsync, certificate);
        return server;
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var status = await DecideAsync(context.Request);
        context.Response.StatusCode = status;
        if (status == 200)
            await context.Response.WriteAsync($$$"""{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"web","resourceVersion":"{{{_version}}}"},"spec":{"replicas":{{{Replicas}}}},"status":{"replicas":1}}""");
    }

    private async Task<int> DecideAsync(HttpRequest request)
    {
        if (Status is { } forced)
            return forced;
        if (request.Headers.Authorization != $"Bearer {Token}")
            return 401;
        if (request.Path != Path)
            return 404;
        if (request.Method == "GET")
            return 200;
        var scale = (await JsonNode.ParseAsync(request.Body))!;
        if (Conflicts > 0)
        {
            Conflicts--;
            _version++;
        }

        if ((string?)scale["metadata"]!["resourceVersion"] != $"{_version}")
            return 409;
        (Replicas, _version) = ((int)scale["spec"]!["replicas"]!, _version + 1);
        Writes++;
        return 200;
    }
}
