using System.Diagnostics;

namespace OrleansHa.Loopctl.Processes;

/// <summary>
/// A child process that cannot outlive us: in a session of its own, so that Ctrl-C in a terminal reaches only us, and with
/// a parent-death signal, so that it ends even when we are killed. Each line it prints goes to the line sink.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // What is still unread in the pipes of an ended process is read at once; descendants may hold them open much longer.
    private static readonly TimeSpan DrainBound = TimeSpan.FromMilliseconds(500);

    private readonly Process _process;
    private readonly Task _pumps;

    private ChildProcess(string name, Process process, Action<string> onLine)
    {
        _process = process;
        Name = name;
        Pid = process.Id;
        StartedAt = DateTimeOffset.UtcNow;
        _pumps = Task.WhenAll(PumpAsync(process.StandardOutput, onLine), PumpAsync(process.StandardError, onLine));
        Exited = WatchAsync();
    }

    public string Name { get; }

    /// <summary>The id of the program itself, not of a wrapper: setsid and setpriv replace themselves.</summary>
    public int Pid { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Completes with the exit code when the process has ended; 128 + n when signal n ended it.</summary>
    public Task<int> Exited { get; }

    public bool IsRunning => !Exited.IsCompleted;

    /// <summary>Starts a child. <paramref name="onLine"/> is called from two threads (standard output and error).</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">setsid or setpriv (util-linux) is missing.</exception>
    public static async Task<ChildProcess> StartAsync(ChildSpec spec, Action<string> onLine)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingDirectory,
        };
        start.ArgumentList.Add("setpriv");
        start.ArgumentList.Add("--pdeathsig");
        start.ArgumentList.Add(SetprivName(spec.WhenParentDies));
        foreach (var argument in RunAsArguments(spec.RunAs))
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(spec.FileName);
        foreach (var argument in spec.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in spec.Environment)
            start.Environment[key] = value;

        var process = await SpawnThread.StartAsync(start);
        process.StandardInput.Close();
        return new ChildProcess(spec.Name, process, onLine);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code and what it printed, both streams together.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(ChildSpec spec, TimeSpan bound, CancellationToken cancel)
    {
        var lines = new List<string>();
        await using var child = await StartAsync(spec, line =>
        {
            lock (lines)
                lines.Add(line);
        });
        try
        {
            var code = await child.Exited.WaitAsync(bound, cancel);
            lock (lines)
                return (code, string.Join('\n', lines));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{spec.FileName} {string.Join(' ', spec.Arguments)} did not end within {bound.TotalSeconds:0} s");
        }
    }

    /// <summary>Sends a signal; does nothing when the process has ended.</summary>
    public void Signal(UnixSignal signal)
    {
        // After the exit has been seen, the id may belong to somebody else.
        if (IsRunning)
            Posix.Send(Pid, signal);
    }

    /// <summary>Asks politely, waits at most <paramref name="bound"/>, then kills. A frozen process is woken to hear it.</summary>
    /// <returns>True when it ended by itself.</returns>
    public async Task<bool> StopAsync(UnixSignal polite, TimeSpan bound)
    {
        if (!IsRunning)
            return true;

        Signal(polite);
        Signal(UnixSignal.Continue);
        if (await Task.WhenAny(Exited, Task.Delay(bound)) == Exited)
            return true;

        Signal(UnixSignal.Kill);
        await Exited;
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        Signal(UnixSignal.Kill);
        await Exited;
        _process.Dispose();
    }

    private static IEnumerable<string> RunAsArguments(UnixAccount? account) =>
        account is null
            ? []
            : [$"--reuid={account.UserId}", $"--regid={account.GroupId}", "--clear-groups"];

    private static string SetprivName(UnixSignal signal) => signal switch
    {
        UnixSignal.Interrupt => "INT",
        UnixSignal.Quit => "QUIT",
        UnixSignal.Kill => "KILL",
        UnixSignal.Terminate => "TERM",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "does not end a process"),
    };

    private static async Task PumpAsync(StreamReader from, Action<string> onLine)
    {
        try
        {
            while (await from.ReadLineAsync() is { } line)
                onLine(line);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The pipe went with the process: there is nothing left to read.
        }
    }

    private async Task<int> WatchAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_pumps, Task.Delay(DrainBound));
        return _process.ExitCode;
    }
}
