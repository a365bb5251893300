namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Every call ends within its time-out (counted while its process runs), with its own answer or an exception.</summary>
internal sealed class CallLedger(SimulatedWorld world)
{
    private readonly Dictionary<long, Call> _waiting = [];
    private TimeSpan _nextDue = TimeSpan.MaxValue;
    private long _last;

    public long Answered { get; private set; }

    public long Failed { get; private set; }

    public int Waiting => _waiting.Count;

    /// <summary>Makes a call and follows it to its end.</summary>
    /// <returns>Whether it was answered.</returns>
    public async Task<bool> FollowAsync(SimulatedProcess caller, TimeSpan limit, string what, Func<long, Task<long>> make)
    {
        var number = ++_last;
        var call = new Call(number, caller, what, world.Now) { Due = world.Now + limit };
        _waiting[number] = call;
        _nextDue = call.Due < _nextDue ? call.Due : _nextDue;
        try
        {
            var answer = await make(number);
            Answered++;
            if (answer != number) throw world.Fail($"Call {number} of {caller} ({what}) was answered with what belongs to call {answer}.");
            return true;
        }
        catch (Exception error) when (error is OrleansException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            Failed++;
            world.Trace.Keep(world.Now, $"{caller}: call {number} ({what}) failed: {error.GetType().Name}: {error.Message}");
            return false;
        }
        finally
        {
            _waiting.Remove(number);
            world.Trace.Mix(number);
        }
    }

    /// <summary>A paused process cannot end calls; what it owes is due a moment after it goes on.</summary>
    public void OnResumed(SimulatedProcess process, TimeSpan grace)
    {
        foreach (var call in _waiting.Values.Where(call => ReferenceEquals(call.Caller, process))) call.Due = call.Due > world.Now + grace ? call.Due : world.Now + grace;
    }

    public void Check()
    {
        if (world.Now < _nextDue) return;
        _nextDue = TimeSpan.MaxValue;
        foreach (var call in _waiting.Values.ToList())
        {
            if (call.Caller.HasEnded) _waiting.Remove(call.Number);
            else if (call.Caller.IsPaused || call.Caller.LearntOfDeath is not null) continue;
            else if (world.Now > call.Due) throw world.Fail($"Call {call.Number} of {call.Caller} ({call.What}), made at {call.Made.TotalMilliseconds:0.000} ms, has not ended by {call.Due.TotalMilliseconds:0.000} ms.");
            else _nextDue = call.Due < _nextDue ? call.Due : _nextDue;
        }
    }

    private sealed record Call(long Number, SimulatedProcess Caller, string What, TimeSpan Made)
    {
        public TimeSpan Due { get; set; }
    }
}
