using System.Diagnostics;
using System.Globalization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>Runs <see cref="SimulationProgram"/> in a process of its own.</summary>
internal static class SimulationProcess
{
    /// <summary>Simulates some seeds; the lines it printed, and whether all of them went well.</summary>
    public static async Task<(bool Succeeded, string[] Lines)> RunAsync(int first, int count, Safeguard missing = Safeguard.None)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = ["exec", typeof(SimulationProcess).Assembly.Location, "simulate", .. new[] { first, count }.Select(number => number.ToString(CultureInfo.InvariantCulture)), missing.ToString()];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        // Everything runs on one thread for seconds to minutes: compile it once, well, and collect garbage on that thread too.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        await process.WaitForExitAsync();
        if (await errors is { Length: > 0 } told) lines.Add(told);
        return (process.ExitCode == 0, [.. lines]);
    }
}
