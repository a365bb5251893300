using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Commands;

/// <summary><c>loopctl wait [NAME] --for ready|mode=MODE|settled</c>.</summary>
internal static class WaitCommand
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DefaultHold = TimeSpan.FromSeconds(5);

    // A loop that has not stepped for this long is not at work, whatever its period (seconds at most here).
    private const double StepsWithinMs = 5000;

    public static Command Create(ServerOptions server, CancellationToken interrupted)
    {
        var name = new Argument<string?>("name") { Description = "A loop; without it, the cluster", Arity = ArgumentArity.ZeroOrOne };
        var condition = new Option<string>("--for") { Description = "ready, mode=MODE or settled", DefaultValueFactory = _ => "ready" };
        var tolerance = new Option<double>("--tolerance") { Description = "settled: largest distance from the set-point, in the signal's unit", DefaultValueFactory = _ => 1 };
        var hold = DurationOption.Create("--hold", "settled: for how long without a break (default 5s)");
        var command = new Command("wait", "Wait until something holds; --timeout bounds it (exit code 124)") { name, condition, tolerance, hold };
        server.AddTo(command);
        command.Validators.Add(result =>
        {
            // Null where --for is not given.
            var text = result.GetValue(condition) ?? "ready";
            if (text is not ("ready" or "settled") && !(text.StartsWith("mode=", StringComparison.Ordinal) && text.Length > 5))
                result.AddError($"--for: `{text}` is none of ready, mode=MODE, settled");
            else if (text != "ready" && result.GetValue(name) is null)
                result.AddError("wait needs the name of a loop, except --for ready");
        });
        command.SetAction((parsed, _) =>
        {
            var loop = parsed.GetValue(name);
            var wanted = parsed.GetRequiredValue(condition);
            var settled = new SettledRule(parsed.GetValue(tolerance), parsed.GetValue(hold) ?? DefaultHold);
            return server.RunAsync(parsed, (gateway, cancel) => WaitAsync(gateway, loop, wanted, settled, cancel), interrupted);
        });
        return command;
    }

    private static async Task<int> WaitAsync(GatewayClient gateway, string? loop, string wanted, SettledRule settled, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Period);
        string? said = null;
        do
        {
            var (holds, state) = await LookAsync(gateway, loop, wanted, settled, cancel);
            if (holds)
            {
                Console.WriteLine(state);
                return ExitCode.Done;
            }

            // Progress, once per change.
            if (state != said)
                await Console.Error.WriteLineAsync($"waiting for {wanted}: {said = state}");
        }
        while (await timer.WaitForNextTickAsync(cancel));
        return ExitCode.TimeOut;
    }

    private static async Task<(bool Holds, string State)> LookAsync(
        GatewayClient gateway, string? loop, string wanted, SettledRule settled, CancellationToken cancel)
    {
        try
        {
            if (loop is null)
                return await gateway.IsReadyAsync(cancel) ? (true, "the cluster is ready") : (false, "no gateway is ready");

            var status = await gateway.GetStatusAsync(loop, cancel);
            return wanted switch
            {
                "ready" => (status is { Seq: > 0, LastStepAgeMs: < StepsWithinMs }, string.Create(CultureInfo.InvariantCulture, $"loop {loop} at seq {status.Seq} in zone {status.Owner?.Zone ?? "-"}")),
                "settled" => (settled.Holds(status.Value, status.Setpoint, Stopwatch.GetTimestamp()), string.Create(CultureInfo.InvariantCulture, $"loop {loop} at {status.Value:0.##}, set-point {status.Setpoint:0.##}")),
                _ => ("mode=" + status.Mode?.Actual == wanted, $"loop {loop} in mode {status.Mode?.Actual ?? "-"}"),
            };
        }
        catch (Exception error) when (error is GatewaysUnreachableException or GatewayException { Status: System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.ServiceUnavailable })
        {
            // What is waited for may well be the end of this.
            return (false, error.Message);
        }
    }
}
