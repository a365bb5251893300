using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>One of the programs Versions/V1 and Versions/V2 as a silo or client of a cluster. Disposing kills it; ending it in good order is <see cref="StopAsync"/>.</summary>
internal sealed class VersionProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _name;
    private readonly ConcurrentQueue<string> _errors = new();

    private VersionProcess(Process process, string name)
    {
        _process = process;
        _name = name;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) _errors.Enqueue(line.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>What it logged, the end of it.</summary>
    public string Log => string.Join(Environment.NewLine, _errors.TakeLast(60));

    public static async Task<VersionProcess> StartAsync(string version, params string[] arguments)
    {
        var project = $"OrleansHa.Tests.Conformance.{version}";
        var start = new ProcessStartInfo("dotnet", [Repository.Program(project, project), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = new VersionProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"), $"{version} {arguments[0]}");
        (await started.ReadAsync()).ShouldBe("ready", started.Log);
        return started;
    }

    /// <summary>How a client's calls go.</summary>
    public async Task<(int Succeeded, int Failed, int Gateways, string FirstFailure)> AskAsync()
    {
        await _process.StandardInput.WriteLineAsync("?");
        var parts = (await ReadAsync())?.Split(' ', 4) ?? throw new InvalidOperationException($"{_name} ended: {Log}");
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }

    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Bounds.Cluster);
        _process.ExitCode.ShouldBe(0, Log);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        return default;
    }

    private Task<string?> ReadAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(Bounds.Cluster);
}
