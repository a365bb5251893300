using System.Globalization;
using OrleansHa.Loopctl.Processes;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

public class ChildProcessTests
{
    [Fact]
    public async Task Run_CommandThatPrintsAndFails_ReturnsBothStreamsAndTheCode()
    {
        var (code, output) = await ChildProcess.RunAsync(Shell("echo out; echo err >&2; exit 3"), TimeSpan.FromSeconds(10), CancellationToken.None);

        code.ShouldBe(3);
        output.Split('\n').ShouldBe(["out", "err"], ignoreOrder: true);
    }

    [Fact]
    public async Task Start_Pid_IsTheProgramsOwn()
    {
        var (_, output) = await ChildProcess.RunAsync(Shell("echo $$"), TimeSpan.FromSeconds(10), CancellationToken.None);
        var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var child = await ChildProcess.StartAsync(Shell("echo $$; exec sleep 100"), text => line.TrySetResult(text));

        (await line.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(child.Pid.ToString(CultureInfo.InvariantCulture));
        output.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Stop_ProgramThatIgnoresSigterm_IsKilledAfterTheBound()
    {
        var trapped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var child = await ChildProcess.StartAsync(
            Shell("trap '' TERM; echo ready; while :; do sleep 1; done"), _ => trapped.TrySetResult());
        await trapped.Task.WaitAsync(TimeSpan.FromSeconds(10));

        (await child.StopAsync(UnixSignal.Terminate, TimeSpan.FromMilliseconds(300))).ShouldBeFalse();

        (await child.Exited).ShouldBe(128 + 9);
    }

    [Fact]
    public async Task Stop_FrozenProgram_IsWokenToHearIt()
    {
        await using var child = await ChildProcess.StartAsync(Shell("exec sleep 100"), _ => { });
        child.Signal(UnixSignal.Stop);

        (await child.StopAsync(UnixSignal.Terminate, TimeSpan.FromSeconds(10))).ShouldBeTrue();
    }

    [Fact]
    public async Task Children_WhenTheirParentIsKilled_EndToo()
    {
        // A parent of the same kind: the signal is what setpriv asks the kernel for, whoever the parent is.
        var grandchild = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var parent = await ChildProcess.StartAsync(
            Shell("setpriv --pdeathsig KILL -- sleep 100 & echo $!; wait"),
            text => grandchild.TrySetResult(int.Parse(text, CultureInfo.InvariantCulture)));
        var pid = await grandchild.Task.WaitAsync(TimeSpan.FromSeconds(10));
        // Until setpriv has replaced itself by sleep, it has not asked yet.
        await Eventually.TrueAsync(() => File.ReadAllText($"/proc/{pid}/comm").Trim() == "sleep");

        parent.Signal(UnixSignal.Kill);

        await Eventually.TrueAsync(() => !Posix.IsAlive(pid));
    }

    [Fact]
    public async Task Start_FromAPoolThreadThatEnds_KeepsTheChild()
    {
        ChildProcess? child = null;
        var starter = new Thread(() => child = ChildProcess.StartAsync(Shell("exec sleep 100"), _ => { }).GetAwaiter().GetResult());
        starter.Start();
        starter.Join();

        await using (child)
        {
            await Eventually.TrueAsync(() => File.ReadAllText($"/proc/{child!.Pid}/comm").Trim() == "sleep");
            child!.IsRunning.ShouldBeTrue();
        }
    }

    [Fact]
    public void RotatingLog_PastItsBound_KeepsTwoFilesOfThatSize()
    {
        using var temporary = new TemporaryDirectory();
        var file = Path.Combine(temporary.Path, "logs", "x.log");
        using (var log = new RotatingLog(file, maxBytes: 1024))
        {
            for (var i = 0; i < 200; i++)
                log.WriteLine(new string('x', 100));
        }

        Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName).ShouldBe(["x.log", "x.log.1"], ignoreOrder: true);
        new FileInfo(file + ".1").Length.ShouldBeLessThan(1024 + 200);
    }

    private static ChildSpec Shell(string script) => new("shell", "/bin/sh", ["-c", script]);
}
