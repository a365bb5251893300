using Npgsql;
using NpgsqlTypes;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>
/// The one statement that commits a batch: state, decisions and acknowledgements of each loop together, only where epoch and
/// seq are the expected ones. A decision waits or is dead, never both: one that is decided again leaves the dead letters. The
/// condition on seq makes repeating a batch of unknown outcome safe.
/// </summary>
internal static class CommitSql
{
    private const string Text = """
        WITH u AS (
            UPDATE loop l SET seq = d.seq, state = d.state
            FROM unnest($1, $2, $3, $4, $16) AS d(id, epoch, seq, state, previous)
            WHERE l.id = d.id AND l.epoch = d.epoch AND l.seq = d.previous AND l.deleted_at IS NULL
            RETURNING l.id),
        o AS (
            INSERT INTO outbox (loop_id, output, seq, epoch, value, quality, at)
            SELECT n.id, n.output, n.seq, n.epoch, n.value, n.quality, n.at
            FROM unnest($5, $6, $7, $8, $9, $10, $11) AS n(id, output, seq, epoch, value, quality, at) JOIN u ON u.id = n.id),
        v AS (
            DELETE FROM dead_letter e
            USING unnest($5, $6, $7) AS n(id, output, seq), u
            WHERE u.id = n.id AND e.loop_id = n.id AND e.output = n.output AND e.seq = n.seq),
        r AS (
            DELETE FROM outbox b
            USING unnest($12, $13, $14, $15) AS t(id, output, seq, reason), u
            WHERE u.id = t.id AND b.loop_id = t.id AND b.output = t.output AND b.seq = t.seq
            RETURNING b.*, t.reason),
        x AS (
            INSERT INTO dead_letter (loop_id, output, seq, epoch, value, quality, at, reason)
            SELECT r.loop_id, r.output, r.seq, r.epoch, r.value, r.quality, r.at, r.reason FROM r WHERE r.reason IS NOT NULL
            ON CONFLICT (loop_id, output, seq) DO NOTHING)
        SELECT id FROM u
        """;

    public static NpgsqlCommand Create(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Text, connection);
        ReadOnlySpan<NpgsqlDbType> types =
        [
            NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea,
            NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Double, NpgsqlDbType.Integer, NpgsqlDbType.TimestampTz,
            NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Text,
            NpgsqlDbType.Bigint,
        ];
        foreach (var type in types)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type | NpgsqlDbType.Array });
        return command;
    }

    public static void Fill(NpgsqlCommand command, IReadOnlyList<PendingCommit> commits)
    {
        var count = commits.Count;
        var (ids, epochs, seqs, states, previous) = (new long[count], new long[count], new long[count], new byte[count][], new long[count]);
        var decided = new List<(long Loop, OutboxEntry Entry)>();
        var retired = new List<(long Loop, OutboxRetirement Entry)>();
        for (var i = 0; i < count; i++)
        {
            var commit = commits[i].Commit;
            (ids[i], epochs[i], seqs[i], states[i], previous[i]) = (commit.Id, commit.Epoch, commit.Seq, commit.State, commit.Previous);
            foreach (var entry in commit.Decided)
                decided.Add((commit.Id, entry));
            foreach (var entry in commit.Retired)
                retired.Add((commit.Id, entry));
        }

        var p = command.Parameters;
        (p[0].Value, p[1].Value, p[2].Value, p[3].Value) = (ids, epochs, seqs, states);
        p[4].Value = decided.ConvertAll(d => d.Loop);
        p[5].Value = decided.ConvertAll(d => d.Entry.Output);
        p[6].Value = decided.ConvertAll(d => d.Entry.Seq);
        p[7].Value = decided.ConvertAll(d => d.Entry.Epoch);
        p[8].Value = decided.ConvertAll(d => d.Entry.Value);
        p[9].Value = decided.ConvertAll(d => (int)d.Entry.Quality);
        p[10].Value = decided.ConvertAll(d => d.Entry.At.UtcDateTime);
        p[11].Value = retired.ConvertAll(d => d.Loop);
        p[12].Value = retired.ConvertAll(d => d.Entry.Output);
        p[13].Value = retired.ConvertAll(d => d.Entry.Seq);
        p[15].Value = previous;
        p[14].Value = retired.ConvertAll(d => d.Entry.DeadLetterReason);
    }
}
