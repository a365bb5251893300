using System.Globalization;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>What operators do with decisions that were given up.</summary>
internal sealed partial class FeedbackLoopGrain : ILoopDeadLettersGrain
{
    public async Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterQuery query)
    {
        if (NotRunning() is { } error)
            return new DeadLetterPage { Error = error };
        if (!TryCursor(query.Cursor, out var after))
            return new DeadLetterPage { Error = Invalid($"'{query.Cursor}' is no cursor of dead letters; begin without one.") };
        var limit = Math.Clamp(query.Limit, 1, DeadLetterQuery.MaxLimit);
        try
        {
            var letters = await _services.DeadLetters.ListAsync(_id, query.Output, after, limit + 1);
            var page = letters.Take(limit).Select(Letter).ToArray();
            return new DeadLetterPage { Letters = page, Cursor = letters.Count > limit ? $"{page[^1].Output}/{page[^1].Seq}" : null };
        }
        catch (LoopStoreException away)
        {
            return new DeadLetterPage { Error = Error(LoopErrorCodes.StoreUnavailable, away.Message, RequestOutcome.None) };
        }
    }

    public async Task<DeadLetterResult> ReplayDeadLettersAsync(DeadLetterSelection selection)
    {
        if ((NotRunning() ?? TooMany(selection)) is { } error)
            return new DeadLetterResult { Error = error };
        try
        {
            if (_runner!.Plan.Definition.Outputs.All(output => output.Name != selection.Output))
                return new DeadLetterResult { Error = Invalid($"Loop {Name} has no output '{selection.Output}' to deliver them to.") };
            var letters = await _services.DeadLetters.FindAsync(_id, selection.Output, selection.Seqs);
            var result = await _runner.ReplayAsync(selection.Output, [.. letters.Select(letter => letter.Decision)]);
            if (result is { Error: null, Count: > 0 })
                DeliveryLog.Letters(_services.Logger, result.Count, Name, selection.Output, "replayed");
            return result;
        }
        catch (LoopStoreException away)
        {
            return new DeadLetterResult { Error = Error(LoopErrorCodes.StoreUnavailable, away.Message, RequestOutcome.None) };
        }
    }

    public async Task<DeadLetterResult> DropDeadLettersAsync(DeadLetterSelection selection)
    {
        if ((NotRunning() ?? TooMany(selection)) is { } error)
            return new DeadLetterResult { Error = error };
        try
        {
            var count = await _services.DeadLetters.DropAsync(_id, _runner!.Epoch, selection.Output, selection.Seqs);
            if (count > 0)
                DeliveryLog.Letters(_services.Logger, count, Name, selection.Output, "dropped");
            return new DeadLetterResult { Count = count };
        }
        catch (LoopStoreException away)
        {
            return new DeadLetterResult { Error = Error(LoopErrorCodes.StoreUnavailable, away.Message, RequestOutcome.Unknown) };
        }
    }

    private static LoopError Invalid(string message) => new() { Code = LoopErrorCodes.InvalidOperation, Message = message };

    private static LoopError? TooMany(DeadLetterSelection selection) => selection.Seqs.Count <= DeadLetterSelection.MaxSeqs ? null
        : Invalid($"{selection.Seqs.Count} dead letters at once; at most {DeadLetterSelection.MaxSeqs}.");

    private static bool TryCursor(string? cursor, out (string Output, long Seq)? after)
    {
        after = null;
        if (cursor is null)
            return true;
        var slash = cursor.LastIndexOf('/');
        if (slash <= 0 || !long.TryParse(cursor.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return false;
        after = (cursor[..slash], seq);
        return true;
    }

    private DeadLetter Letter(StoredDeadLetter letter) => new()
    {
        Output = letter.Decision.Output,
        Seq = letter.Decision.Seq,
        Epoch = letter.Decision.Epoch,
        Value = letter.Decision.Value,
        Quality = (Interfaces.Quality)(int)letter.Decision.Quality,
        At = letter.Decision.At,
        DeadAt = letter.DeadAt,
        Reason = letter.Reason,
        Key = new OutputMessage(Name, letter.Decision, 0).IdempotencyKey,
    };

    private LoopError? NotRunning()
    {
        if (_runner is { IsStopped: false })
            return null;
        if (_runner is not null)
            return Error(LoopErrorCodes.Fenced, $"Loop {Name} is moving to another silo.", RequestOutcome.None);
        Absent<LoopStatus>();
        return new LoopError { Code = LoopErrorCodes.NotFound, Message = $"There is no loop named '{Name}'." };
    }
}
