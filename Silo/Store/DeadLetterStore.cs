using Npgsql;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Dead letters in PostgreSQL; they come there with commits, and leave by an operator's order or above the bound.</summary>
internal sealed class DeadLetterStore(NpgsqlDataSource source) : IDeadLetterStore
{
    // Some 150 bytes each: 1.5 MB for a loop whose endpoint is gone for good, and more than anybody replays.
    private const int Kept = 10_000;

    private const string Columns = "output, seq, epoch, value, quality, at, dead_at, reason";

    private const string ListText = $"""
        SELECT {Columns} FROM dead_letter
        WHERE loop_id = $1 AND ($2 = '' OR output = $2) AND (output, seq) > ($3, $4)
        ORDER BY output, seq LIMIT $5
        """;

    private const string FindText = $"SELECT {Columns} FROM dead_letter WHERE loop_id = $1 AND output = $2 AND seq = ANY($3) ORDER BY seq";

    private const string DropText = """
        DELETE FROM dead_letter d USING loop l
        WHERE l.id = $1 AND l.epoch = $2 AND d.loop_id = l.id AND d.output = $3 AND d.seq = ANY($4)
        """;

    private const string PruneText = """
        DELETE FROM dead_letter WHERE loop_id = $1 AND dead_at <=
            (SELECT dead_at FROM dead_letter WHERE loop_id = $1 ORDER BY dead_at DESC OFFSET $2 LIMIT 1)
        """;

    public Task<IReadOnlyList<StoredDeadLetter>> ListAsync(long id, string? output, (string Output, long Seq)? after, int limit) =>
        ReadAsync(ListText, id, output ?? "", after?.Output ?? "", after?.Seq ?? long.MinValue, limit);

    public Task<IReadOnlyList<StoredDeadLetter>> FindAsync(long id, string output, IReadOnlyList<long> seqs) => ReadAsync(FindText, id, output, seqs.ToArray());

    public Task<int> DropAsync(long id, long epoch, string output, IReadOnlyList<long> seqs) => ChangeAsync(DropText, id, epoch, output, seqs.ToArray());

    public Task PruneAsync(long id) => ChangeAsync(PruneText, id, Kept);

    private NpgsqlCommand Command(string text, object[] arguments)
    {
        var command = source.CreateCommand(text);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return command;
    }

    private async Task<int> ChangeAsync(string text, params object[] arguments)
    {
        try
        {
            await using var command = Command(text, arguments);
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"Dead letters could not be changed: {error.Message}. Repeating it is safe.", error);
        }
    }

    private async Task<IReadOnlyList<StoredDeadLetter>> ReadAsync(string text, params object[] arguments)
    {
        try
        {
            await using var command = Command(text, arguments);
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            var letters = new List<StoredDeadLetter>();
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                var decision = new OutboxEntry(
                    reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetDouble(3), (Quality)reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5));
                letters.Add(new StoredDeadLetter(decision, reader.GetFieldValue<DateTimeOffset>(6), reader.GetString(7)));
            }

            return letters;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"Dead letters could not be read: {error.Message}", error);
        }
    }
}
