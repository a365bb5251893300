using Microsoft.Extensions.DependencyInjection;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Trust;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>One silo that the tests of sources share, whose trusted authority is theirs. Every test has loops of its own.</summary>
public sealed class SourceCluster : IAsyncLifetime
{
    public const string Name = "sources";

    private readonly SchemaDatabase _database = new();
    private LoopCluster _cluster = null!;

    internal TestAuthority Authority { get; } = new();

    internal TemporaryDirectory Files { get; } = new();

    internal string Database => _database.ConnectionString;

    internal string Log => _cluster.Log;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var authorities = Path.Combine(Files.Path, "authorities.pem");
        await File.WriteAllTextAsync(authorities, Authority.Certificate.ExportCertificatePem());
        _cluster = await LoopCluster.StartAsync(Database, 1, settings: new Dictionary<string, string?> { [$"{TrustOptions.Section}:AuthorityFile"] = authorities });
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
        Authority.Dispose();
        Files.Dispose();
    }

    internal Task<object?> QueryAsync(string sql) => _database.QueryAsync(sql);

    /// <summary>The reader that the silo itself makes of a source.</summary>
    internal ISourceReader Open(string source) =>
        _cluster.Silos[0].Services.GetRequiredService<SourceKinds>().Open(SourceLoops.Parse(SourceLoops.Of("reader", [source])).Signals[0].Sources[0]);

    internal IPulledSource Pulled(string source) => (IPulledSource)Open(source);

    internal IStreamingSource Streaming(string source) => (IStreamingSource)Open(source);

    internal IFeedbackLoopGrain Loop(string name) => _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);

    internal async Task ApplyAsync(string name, string definition)
    {
        var applied = await Loop(name).ApplyAsync(definition, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, $"{applied.Failure?.Message}\n{string.Join('\n', applied.Errors.Select(error => error.Message))}\n{definition}");
    }

    internal async Task<LoopStatus> StatusAsync(string name) =>
        await Loop(name).StatusAsync() ?? throw new TimeoutException($"{name} does not run");

    internal Task<LoopStatus> EventuallyAsync(string name, Func<LoopStatus, bool> wanted, string because) => Eventually.ValueAsync(
        () => StatusAsync(name), status => status.Signals.Count > 0 && wanted(status), TimeSpan.FromSeconds(20), status => $"{SourceLoops.Describe(status)}\n{Log}", because);
}
