using System.CommandLine;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Dev.Views;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl dev</c>: a whole cluster on this machine.</summary>
internal static class DevCommand
{
    private static readonly DevOptions Defaults = new();

    public static Command Create(CancellationToken interrupted)
    {
        var sample = new Option<string>("--sample") { Description = "A folder under samples/", DefaultValueFactory = _ => Defaults.Sample };
        var zones = new Option<int>("--zones") { Description = "Silos, one per zone (1 to 9)", DefaultValueFactory = _ => Defaults.Zones };
        var duration = DurationOption.Create("--for", "End by itself this long after READY, with a summary");
        var directory = new Option<string>("--dir") { Description = "Where .loop is kept", DefaultValueFactory = _ => Defaults.Directory };
        var replaceAfter = DurationOption.Create("--replace-after", "From a process's death to its replacement (default 5s)");
        var readyWithin = DurationOption.Create("--ready-within", "From the start to READY (default 60s)");
        zones.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 9)
                result.AddError("--zones must be from 1 to 9");
        });

        var command = new Command("dev", "Run a whole cluster on this machine: PostgreSQL, silos, gateways and a sample")
        {
            sample, zones, duration, directory, replaceAfter, readyWithin,
        };
        command.SetAction((parsed, _) => RunAsync(
            new DevOptions
            {
                Sample = parsed.GetRequiredValue(sample),
                Zones = parsed.GetRequiredValue(zones),
                For = parsed.GetValue(duration),
                Directory = parsed.GetRequiredValue(directory),
                ReplaceAfter = parsed.GetValue(replaceAfter) ?? Defaults.ReplaceAfter,
                ReadyWithin = parsed.GetValue(readyWithin) ?? Defaults.ReadyWithin,
            },
            interrupted));
        return command;
    }

    private static async Task<int> RunAsync(DevOptions options, CancellationToken interrupted)
    {
        var view = DevView.ForConsole(Console.Out);
        try
        {
            await new DevSession(options, view).RunAsync(interrupted);
            view.Note("ended; .loop keeps the state");
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            view.Note("interrupted; everything started has ended, .loop keeps the state");
            return ExitCode.Interrupted;
        }
        catch (Exception error) when (error is DevException or Http.GatewaysUnreachableException)
        {
            await Console.Error.WriteLineAsync("loopctl dev: " + error.Message);
            return ExitCode.Server;
        }
    }
}
