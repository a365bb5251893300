using System.Diagnostics;

namespace OrleansHa.Tests.Conformance.Section04Timers;

/// <summary>How a timer's callback behaves.</summary>
[GenerateSerializer]
public enum TickAction
{
    None,

    /// <summary>Waits at the gate named after the key.</summary>
    Hold,

    /// <summary>Throws in every callback.</summary>
    Throw,

    /// <summary>Disposes its own timer in the first callback.</summary>
    DisposeSelf,

    /// <summary>Changes itself to a long period in the first callback.</summary>
    ChangeSelf,

    /// <summary>Waits until its token is cancelled.</summary>
    AwaitCancellation,
}

public interface ITimed : IGrainWithStringKey
{
    Task StartAsync(int dueMs, int periodMs, TickAction action, bool interleave);

    Task ChangeAsync(int dueMs, int periodMs);

    Task DisposeTimerAsync();

    Task LeaveAsync();

    /// <summary>Notes the call.</summary>
    Task CallAsync(string name);

    /// <summary>Stays in the call until the gate KEY-call opens.</summary>
    Task HoldAsync();

    /// <summary>Notes the call; never waits for a running request.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task FenceAsync();

    /// <summary>Milliseconds between the end of each tick and the start of the next one.</summary>
    Task<double[]> PausesAsync();
}

public sealed class TimedGrain : Grain, ITimed
{
    private readonly List<(long Start, long End)> _ticks = [];
    private IGrainTimer? _timer;

    private string Key => this.GetPrimaryKeyString();

    public Task StartAsync(int dueMs, int periodMs, TickAction action, bool interleave)
    {
        _timer = this.RegisterGrainTimer(TickAsync, action, new GrainTimerCreationOptions(Span(dueMs), Span(periodMs)) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task ChangeAsync(int dueMs, int periodMs)
    {
        _timer!.Change(Span(dueMs), Span(periodMs));
        return Task.CompletedTask;
    }

    public Task DisposeTimerAsync()
    {
        _timer!.Dispose();
        Journal.Add(Key, "disposed");
        return Task.CompletedTask;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(Key, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task CallAsync(string name)
    {
        Journal.Add(Key, name);
        return Task.CompletedTask;
    }

    public async Task HoldAsync()
    {
        Journal.Add(Key, "held");
        await Gate.Of(Key + "-call").PassAsync();
        Journal.Add(Key, "released");
    }

    public Task FenceAsync() => CallAsync("fence");

    public Task<double[]> PausesAsync() =>
        Task.FromResult(_ticks.Zip(_ticks.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one.End, next.Start).TotalMilliseconds).ToArray());

    private async Task TickAsync(TickAction action, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        Journal.Add(Key, "tick");
        switch (action)
        {
            case TickAction.Hold:
                await Gate.Of(Key).PassAsync();
                break;
            case TickAction.Throw:
                throw new NotSupportedException("a tick fails");
            case TickAction.DisposeSelf:
                _timer!.Dispose();
                break;
            case TickAction.ChangeSelf:
                _timer!.Change(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
                break;
            case TickAction.AwaitCancellation:
                await CancelledAsync(cancel);
                break;
        }

        _ticks.Add((start, Stopwatch.GetTimestamp()));
        Journal.Add(Key, "tock");
    }

    private async Task CancelledAsync(CancellationToken cancel)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancel.Register(cancelled.SetResult))
        {
            Gate.Of(Key).Open();
            await cancelled.Task;
        }

        Journal.Add(Key, "cancelled");
    }

    private static TimeSpan Span(int milliseconds) => milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds);
}

public interface ITimerForms : IGrainWithStringKey
{
    /// <summary>Registers one timer by each overload.</summary>
    Task RegisterAllAsync();

    /// <summary>Registers with these, and says the type of the exception, or "none".</summary>
    Task<string> TryRegisterAsync(TimeSpan due, TimeSpan period);
}

public sealed class TimerFormsGrain(Orleans.Timers.ITimerRegistry registry) : Grain, ITimerForms
{
    private string Key => this.GetPrimaryKeyString();

    public Task RegisterAllAsync()
    {
        var soon = TimeSpan.FromMilliseconds(1);
        var once = Timeout.InfiniteTimeSpan;
        var options = new GrainTimerCreationOptions { DueTime = soon, Period = once };
        this.RegisterGrainTimer(() => Note("plain"), soon, once);
        this.RegisterGrainTimer(() => Note("plain options"), options);
        this.RegisterGrainTimer(_ => Note("token"), soon, once);
        this.RegisterGrainTimer(_ => Note("token options"), options);
        this.RegisterGrainTimer(Note, "state", soon, once);
        this.RegisterGrainTimer(Note, "state options", options);
        this.RegisterGrainTimer((text, _) => Note(text), "state token", soon, once);
        this.RegisterGrainTimer((text, _) => Note(text), "state token options", options);
        registry.RegisterGrainTimer(GrainContext, (text, _) => Note(text), "registry", options);
#pragma warning disable CS0618 // The obsolete form is part of the surface.
        RegisterTimer(text => Note((string)text!), "obsolete", soon, once);
#pragma warning restore CS0618
        return Task.CompletedTask;
    }

    public Task<string> TryRegisterAsync(TimeSpan due, TimeSpan period)
    {
        try
        {
            this.RegisterGrainTimer(() => Task.CompletedTask, due, period).Dispose();
            return Task.FromResult("none");
        }
        catch (ArgumentOutOfRangeException)
        {
            return Task.FromResult(nameof(ArgumentOutOfRangeException));
        }
    }

    private Task Note(string entry)
    {
        Journal.Add(Key, entry);
        return Task.CompletedTask;
    }
}
