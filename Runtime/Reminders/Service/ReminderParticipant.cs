using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime.ReminderService;

/// <summary>Takes reminders through a silo's start and stop: the table before the silo joins, ticks while it is active.</summary>
internal sealed class ReminderParticipant(
    IReminderTable table, LocalReminderService service, ReminderTarget target, ISystemTargetRegistry targets, TimeProvider time, IOptions<ReminderOptions> options, ILogger<LocalReminderService> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<ReminderParticipant>(ServiceLifecycleStage.RuntimeGrainServices, StartTableAsync, table.StopAsync);
        lifecycle.Subscribe<ReminderParticipant>(ServiceLifecycleStage.Active, StartServiceAsync, _ => service.StopAsync());
    }

    private Task StartServiceAsync(CancellationToken cancellationToken)
    {
        service.Start();
        return Task.CompletedTask;
    }

    private async Task StartTableAsync(CancellationToken cancellationToken)
    {
        targets.Add(target);
        using var patience = new CancellationTokenSource(options.Value.InitializationTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var warned = false;
        while (true)
        {
            try
            {
                await table.StartAsync(either.Token).WaitAsync(either.Token);
                return;
            }
            catch (Exception error) when (IsPassing(error) && !either.IsCancellationRequested)
            {
                if (!warned) ReminderLog.TableAwayAtStart(logger, error, options.Value.InitializationTimeout);
                warned = true;
                await WaitAsync(error, either.Token, cancellationToken);
            }
        }
    }

    // Statements that are missing and options that are wrong do not mend themselves.
    private static bool IsPassing(Exception error) => error is not (ArgumentException or OrleansConfigurationException or NotSupportedException);

    private async Task WaitAsync(Exception error, CancellationToken either, CancellationToken start)
    {
        try
        {
            await Task.Delay(Pause, time, either);
        }
        catch (OperationCanceledException) when (!start.IsCancellationRequested)
        {
            throw new TimeoutException($"The reminder table could not be started within {nameof(ReminderOptions)}.{nameof(ReminderOptions.InitializationTimeout)}, {options.Value.InitializationTimeout}.", error);
        }
    }
}
