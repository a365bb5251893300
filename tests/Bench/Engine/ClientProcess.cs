using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Bench.Measuring;

namespace OrleansHa.Tests.Bench.Engine;

/// <summary>This program again, as a client of its own process: it connects to the gateway, measures and prints one JSON line.</summary>
internal static class ClientProcess
{
    public const string Command = "engine-client";

    public static async Task<CallRate> MeasureAsync(int gatewayPort, int callers, TimeSpan window)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        var assembly = Environment.GetCommandLineArgs()[0];
        if (!Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals(Path.GetFileNameWithoutExtension(assembly), StringComparison.Ordinal)) start.ArgumentList.Add(assembly);
        foreach (var argument in new[] { Command, Text(gatewayPort), Text(callers), Text(window.TotalSeconds) }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The client process did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The client process exited with {process.ExitCode}: {output}");
        return JsonSerializer.Deserialize<CallRate>(output.Trim().Split('\n')[^1])!;
    }

    public static async Task RunAsync(string[] args)
    {
        var gatewayPort = int.Parse(args[1], CultureInfo.InvariantCulture);
        var callers = int.Parse(args[2], CultureInfo.InvariantCulture);
        var window = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleansClient(client => client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gatewayPort)));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IClusterClient>();
        var targets = Enumerable.Range(0, callers).Select(i => grains.GetGrain<IEchoGrain>(i)).ToArray();
        var rate = await Callers.RunAsync(callers, window, i => targets[i].Touch());
        Console.WriteLine(JsonSerializer.Serialize(rate));
        await host.StopAsync();
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
