using System.Text;
using Npgsql;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Postgres;

/// <summary>The payloads of a channel's notifications. The database keeps none: what is sent while nobody listens is lost.</summary>
internal sealed class PostgresListenSource(PostgresSourceInput input, TimeSpan timeout, TimeProvider time) : IStreamingSource
{
    // A cut that breaks nothing is noticed by the next sign of life that does not come.
    private const int KeepAliveSeconds = 2;

    // The database does not wait, so the oldest give way: 1024 payloads are at most 8 MB.
    public StreamBuffer Buffer { get; } = new(1024, FullBuffer.ShedOldest, Confirmed: false);

    public async Task<SourceAnswer> RunAsync(ISampleSink sink, CancellationToken cancel)
    {
        try
        {
            var settings = PostgresFaults.Settings(input.Connection, timeout);
            (settings.Pooling, settings.KeepAlive) = (false, KeepAliveSeconds);
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            connection.Notification += (_, notification) => Take(notification.Payload, sink, cancel);
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await using (var listen = new NpgsqlCommand($"LISTEN {new NpgsqlCommandBuilder().QuoteIdentifier(input.Listen!)}", connection))
                await listen.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            sink.Connected();
            while (true)
                await connection.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (PostgresFaults.Answer(error, time.GetUtcNow()) is not null)
        {
            return PostgresFaults.Answer(error, time.GetUtcNow())!.Value;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Take(string payload, ISampleSink sink, CancellationToken cancel)
    {
        var answer = SampleNumber.Read(Encoding.UTF8.GetBytes(payload), input.JsonPath, time.GetUtcNow());
        // A buffer that sheds never waits: this has completed when it returns.
        _ = sink.PutAsync(new SourceSample(answer), cancel).AsTask();
    }
}
