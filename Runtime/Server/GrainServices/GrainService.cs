using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Services;

namespace Orleans.Runtime;

/// <summary>
/// A part of the application that runs once on every silo. Its calls interleave, one turn at a time. <see cref="Init"/> runs
/// before the silo joins, <see cref="Start"/> when it is active, <see cref="Stop"/> when it begins to shut down.
/// </summary>
public abstract class GrainService : IGrainService
{
    private readonly GrainServiceContext _context;
    private RingRange _range = Runtime.RingRange.Full;

    /// <summary>Called by the silo with the service's identity; services of a constructor follow these three.</summary>
    protected GrainService(GrainId grainId, Silo silo, ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(loggerFactory);
        _context = new GrainServiceContext(grainId, this, silo.SiloAddress, silo.Services.GetRequiredService<ActivationShared>(), loggerFactory.CreateLogger(GetType()));
    }

    /// <summary>The hashes this silo's instance answers for.</summary>
    protected IRingRange RingRange => _range;

    internal GrainServiceContext Context => _context;

    /// <summary>Prepares it; the silo is not in the cluster yet.</summary>
    public virtual Task Init(IServiceProvider serviceProvider) => Task.CompletedTask;

    /// <summary>Starts it; grains may be called. Begins <see cref="StartInBackground"/> and does not wait for it.</summary>
    public virtual Task Start()
    {
        _ = StartInBackgroundAsync();
        return Task.CompletedTask;
    }

    /// <summary>Stops it; the silo still answers calls.</summary>
    public virtual Task Stop() => Task.CompletedTask;

    /// <summary>Called in a turn when silos came or went.</summary>
    /// <param name="oldRange">What this instance answered for.</param>
    /// <param name="newRange">What it answers for now; also <see cref="RingRange"/>.</param>
    /// <param name="increased">Whether the new range has hashes that the old one did not have.</param>
    public virtual Task OnRangeChange(IRingRange oldRange, IRingRange newRange, bool increased) => Task.CompletedTask;

    /// <summary>Longer work after the start; a failure is logged.</summary>
    protected virtual Task StartInBackground() => Task.CompletedTask;

    /// <summary>A timer whose ticks are turns of this service; it ends with the service.</summary>
    protected IGrainTimer RegisterGrainTimer(Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(static (call, token) => call(token), callback, dueTime, period);
    }

    /// <summary>A timer whose ticks are turns of this service; it ends with the service.</summary>
    protected IGrainTimer RegisterGrainTimer<TState>(Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        _context.Shared.Runtime.TimerRegistry.RegisterGrainTimer(_context, callback, state, new GrainTimerCreationOptions(dueTime, period) { Interleave = true });

    internal void UseRange(RingRange range) => _range = range;

    private async Task StartInBackgroundAsync()
    {
        try
        {
            await StartInBackground();
        }
        catch (Exception error)
        {
            GrainServiceLog.BackgroundFailed(_context.Logger, error, _context.GrainId);
        }
    }
}
