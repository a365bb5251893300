using System.Threading.Channels;
using Npgsql;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Groups claims: all that wait go to PostgreSQL in one round trip, so that thousands of loops are taken over in a few.</summary>
internal sealed class Claimer : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly LoopStoreOptions _options;
    private readonly StoreHealth _health;
    private readonly ILogger _logger;
    private readonly Channel<PendingClaim> _queue;
    private readonly Queue<PendingClaim> _carried = new();
    private readonly Task _loop;

    public Claimer(NpgsqlDataSource source, LoopStoreOptions options, StoreHealth health, ILogger logger)
    {
        _source = source;
        _options = options;
        _health = health;
        _logger = logger;
        _queue = Channel.CreateBounded<PendingClaim>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    public Task<ClaimedLoop?> ClaimAsync(LoopClaim claim)
    {
        var pending = new PendingClaim(claim);
        return _queue.Writer.TryWrite(pending) ? pending.Result
            : throw new LoopStoreException($"Loop {claim.Name} cannot be claimed: {_options.QueueLimit} claims wait already, or the silo stops.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (_carried.Count > 0 || await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = Gather();
            try
            {
                var claimed = await ClaimSql.RunAsync(_source, batch.ConvertAll(pending => pending.Claim), _options.CommandTimeout).ConfigureAwait(false);
                _health.Reached();
                foreach (var pending in batch)
                    pending.Succeed(claimed.GetValueOrDefault(pending.Claim.Name));
            }
            catch (Exception error) when (StoreErrors.IsConnection(error))
            {
                // Every caller has a retry of its own, and a claim that took effect unseen only costs a number.
                _health.Lost(error);
                StoreLog.ClaimFailed(_logger, error, batch.Count);
                foreach (var pending in batch)
                    pending.Fail(new LoopStoreException($"Loop {pending.Claim.Name} could not be claimed: {error.Message}", error));
            }
        }
    }

    private List<PendingClaim> Gather()
    {
        var batch = new List<PendingClaim>();
        // The claims of one statement share an owner, and name each loop once.
        var names = new HashSet<string>();
        for (var waiting = _carried.Count; waiting > 0 && batch.Count < _options.MaxClaims; waiting--)
            Place(_carried.Dequeue());
        while (batch.Count < _options.MaxClaims && _queue.Reader.TryRead(out var next))
            Place(next);
        return batch;

        void Place(PendingClaim claim)
        {
            var fits = batch.Count == 0 || batch[0].Claim.Owner == claim.Claim.Owner;
            if (fits && names.Add(claim.Claim.Name))
                batch.Add(claim);
            else
                _carried.Enqueue(claim);
        }
    }
}
