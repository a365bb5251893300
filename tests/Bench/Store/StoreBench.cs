using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;
using OrleansHa.Tests.Bench.Measuring;

namespace OrleansHa.Tests.Bench.Store;

/// <summary>Durable steps per second: fenced, grouped commits of many loops, beside single-row commits of bare Npgsql in the same run.</summary>
internal static class StoreBench
{
    // store.md's load: 10,000 loops, 600 B of state, 30 % of the steps with a decision.
    private const int Loops = 10_000;
    private const int StateBytes = 600;
    private const int RawWriters = 16;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        await using var database = new BenchDatabase();
        await database.StartAsync();
        await using var source = StoreDataSource.Create(database.ConnectionString, "bench");
        using var meters = new BenchMeters();
        await using var store = new LoopStore(
            source, Options.Create(new LoopStoreOptions()), new StoreHealth(), new StoreInstruments(meters), TimeProvider.System, NullLogger<LoopStore>.Instance);

        Report.Heading($"Durable steps in PostgreSQL ({Loops:#,0} loops, {StateBytes} B of state, 30 % with a decision; fsync on)");
        var raw = await RawAsync(source);
        Report.Figure($"bare Npgsql, one row a commit, {RawWriters} writers", raw.PerSecond, "commits/s");
        var claimed = await ClaimAsync(source, store);
        var seqs = claimed.Select(loop => loop.Seq).ToArray();
        var state = new byte[StateBytes];
        var steps = await Callers.RunAsync(Loops, Window, caller => StepAsync(store, claimed[caller], ++seqs[caller], state));
        Report.Figure("fenced grouped commits through LoopStore", steps.PerSecond, "steps/s", $"{steps.PerSecond / raw.PerSecond:0.0} times bare Npgsql; {steps.BytesPerCall:0} B allocated a step");
    }

    private static async ValueTask StepAsync(LoopStore store, ClaimedLoop loop, long seq, byte[] state)
    {
        OutboxEntry[] decided = seq % 10 < 3 ? [new OutboxEntry("valve", seq, loop.Epoch, seq, Quality.Good, DateTimeOffset.UnixEpoch)] : [];
        // A decision is trimmed three steps later, as after its delivery.
        OutboxRetirement[] retired = (seq - 3) % 10 is >= 0 and < 3 && seq > 3 ? [new OutboxRetirement("valve", seq - 3, null)] : [];
        var outcome = await store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, seq, state, decided, retired));
        if (outcome != CommitOutcome.Committed) throw new InvalidOperationException($"Step {seq} of loop {loop.Id} was {outcome}.");
    }

    private static async Task<ClaimedLoop[]> ClaimAsync(NpgsqlDataSource source, LoopStore store)
    {
        await using (var command = source.CreateCommand("INSERT INTO loop (name, revision) SELECT 'bench-' || n, 1 FROM generate_series(1, $1) n"))
        {
            command.Parameters.AddWithValue(Loops);
            await command.ExecuteNonQueryAsync();
        }

        await using (var command = source.CreateCommand("INSERT INTO loop_revision (loop_id, revision, definition, hash) SELECT id, 1, '', '' FROM loop"))
        {
            await command.ExecuteNonQueryAsync();
        }

        var owner = new LoopOwner("127.0.0.1:1@1", "bench", "a");
        var claims = Enumerable.Range(1, Loops).Select(n => store.RaiseEpochAsync(new LoopClaim($"bench-{n}", owner)));
        return [.. (await Task.WhenAll(claims)).Select(loop => loop ?? throw new InvalidOperationException("A loop could not be claimed."))];
    }

    private static async Task<CallRate> RawAsync(NpgsqlDataSource source)
    {
        await using (var command = source.CreateCommand("CREATE TABLE IF NOT EXISTS raw (id int PRIMARY KEY, seq bigint, state bytea); INSERT INTO raw SELECT n, 0, '' FROM generate_series(0, 99) n ON CONFLICT DO NOTHING"))
        {
            await command.ExecuteNonQueryAsync();
        }

        var state = new byte[StateBytes];
        return await Callers.RunAsync(RawWriters, Window, async writer =>
        {
            await using var command = source.CreateCommand("UPDATE raw SET seq = seq + 1, state = $2 WHERE id = $1");
            command.Parameters.AddWithValue(writer);
            command.Parameters.AddWithValue(state);
            await command.ExecuteNonQueryAsync();
        });
    }
}
