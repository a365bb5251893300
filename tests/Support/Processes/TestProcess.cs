using System.Diagnostics;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support.Processes;

/// <summary>A program of ours as a child process that a test kills, stops and continues. It ends with the test process at the latest.</summary>
public sealed class TestProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;

    private TestProcess(ChildProcess child) => _child = child;

    public int Pid => _child.Pid;

    public bool IsRunning => _child.IsRunning;

    /// <summary>The exit code; 128 + n when signal n ended it.</summary>
    public Task<int> Exited => _child.Exited;

    /// <summary>Starts a built program of this checkout.</summary>
    /// <param name="name">How failures call it.</param>
    /// <param name="program">The project's and assembly's name.</param>
    /// <param name="arguments">Passed as they stand.</param>
    /// <param name="onLine">Called for each line it prints, from two threads.</param>
    /// <param name="networkNamespace">Where it runs; null for the test's own.</param>
    public static Task<TestProcess> StartAsync(string name, string program, IEnumerable<string> arguments, Action<string> onLine, string? networkNamespace = null)
    {
        string[] command = ["dotnet", Repository.Program(program, program), .. arguments];
        return networkNamespace is null
            ? StartAsync(name, command, onLine)
            : StartAsync(name, ["ip", "netns", "exec", networkNamespace, .. command], onLine);
    }

    /// <summary>Starts any command found on PATH.</summary>
    public static async Task<TestProcess> StartAsync(string name, IReadOnlyList<string> command, Action<string> onLine) =>
        new(await ChildProcess.StartAsync(new ChildSpec(name, command[0], [.. command.Skip(1)]), onLine));

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It returned another code than 0; the message has what it printed.</exception>
    public static async Task RunAsync(params string[] command)
    {
        var (code, output) = await ChildProcess.RunAsync(new ChildSpec(command[0], command[0], command[1..]), TimeSpan.FromSeconds(20), CancellationToken.None);
        if (code != 0) throw new InvalidOperationException($"`{string.Join(' ', command)}` ended with {code}: {output}");
    }

    /// <summary>kill -9.</summary>
    /// <returns>The monotonic time just before.</returns>
    public long Kill() => Send(UnixSignal.Kill);

    /// <summary>SIGSTOP: it stands still, its connections stay open.</summary>
    /// <inheritdoc cref="Kill"/>
    public long Freeze() => Send(UnixSignal.Stop);

    /// <summary>SIGCONT.</summary>
    /// <inheritdoc cref="Kill"/>
    public long Unfreeze() => Send(UnixSignal.Continue);

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private long Send(UnixSignal signal)
    {
        var now = Stopwatch.GetTimestamp();
        _child.Signal(signal);
        return now;
    }
}
