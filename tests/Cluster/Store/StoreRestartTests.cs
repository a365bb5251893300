using Npgsql;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Store;

/// <summary>Commits while PostgreSQL is killed and comes back: each is told what is true, and none is lost.</summary>
[Trait("Promise", "P2")]
public sealed class StoreRestartTests : IAsyncLifetime
{
    private ScratchPostgres _server = null!;
    private string _connectionString = "";

    public async Task InitializeAsync()
    {
        _server = await ScratchPostgres.StartAsync();
        _connectionString = await _server.CreateSchemaDatabaseAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Commits_WhilePostgresIsKilledAndReturns_AllComeThroughInOrder()
    {
        await using var bench = new StoreBench(_connectionString);
        var loops = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bench.CreateAsync($"loop-{i}")));
        using var enough = new CancellationTokenSource();
        var acknowledged = new long[loops.Length];
        var writers = loops.Select((loop, i) => WriteAsync(bench, loop, i)).ToArray();

        await Eventually.TrueAsync(() => acknowledged.All(seq => seq > 5));
        await _server.KillAsync();
        await Eventually.TrueAsync(() => !bench.Store.IsReachable);
        await _server.StartAgainAsync();
        var before = (long[])acknowledged.Clone();
        await Eventually.TrueAsync(() => acknowledged.Zip(before).All(pair => pair.First > pair.Second + 5), TimeSpan.FromSeconds(30));
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        await using var connection = new NpgsqlConnection(_connectionString + ";Pooling=false");
        await connection.OpenAsync();
        for (var i = 0; i < loops.Length; i++)
        {
            await using var command = new NpgsqlCommand("SELECT seq FROM loop WHERE id = $1", connection) { Parameters = { new() { Value = loops[i].Id } } };
            (await command.ExecuteScalarAsync()).ShouldBe(acknowledged[i], $"loop {i}");
        }

        async Task WriteAsync(StoreBench store, ClaimedLoop loop, int index)
        {
            for (var seq = 1L; !enough.IsCancellationRequested; seq++)
            {
                (await store.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, seq, BitConverter.GetBytes(seq), [], []))).ShouldBe(CommitOutcome.Committed);
                Volatile.Write(ref acknowledged[index], seq);
            }
        }
    }
}
