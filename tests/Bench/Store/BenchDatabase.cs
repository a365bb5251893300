using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Bench.Store;

/// <summary>A scratch database with the tables of deploy/sql, on a server of this run.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly SchemaDatabase _database = new();

    public string ConnectionString => _database.ConnectionString;

    public Task StartAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();
}
