using System.Collections.Concurrent;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Dev.Supervision;
using OrleansHa.Loopctl.Processes;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Loopctl;

public class SupervisorTests
{
    private readonly ConcurrentQueue<string> _progress = new();
    private int _changes;

    [Fact]
    public async Task Member_Killed_IsReplacedAndSaidSo()
    {
        await using var supervisor = Create(TimeSpan.FromMilliseconds(50));
        var member = Sleeper("silo-a", MemberRole.Silo);
        await supervisor.AddAsync(member, CancellationToken.None);
        var first = member.Pid!.Value;

        Posix.Send(first, UnixSignal.Kill);

        await Eventually.TrueAsync(() => member.Pid is { } pid && pid != first, orElse: Progress);
        await Eventually.TrueAsync(() => _progress.Count == 2, orElse: Progress);
        _progress.First().ShouldContain($"silo-a (pid {first}) killed (signal 9)");
        _progress.Last().ShouldBe($"silo-a is replaced by pid {member.Pid}");
        Volatile.Read(ref _changes).ShouldBe(3);
    }

    [Fact]
    public async Task Member_ThatCannotBeStartedAgain_IsTriedAgain()
    {
        var starts = 0;
        var member = new Member("flaky", MemberRole.Plant, async cancel =>
            ++starts is 2 or 3 ? throw new DevException("no luck") : await StartSleepAsync());
        await using var supervisor = Create(TimeSpan.FromMilliseconds(20));
        await supervisor.AddAsync(member, CancellationToken.None);
        var first = member.Pid!.Value;

        Posix.Send(first, UnixSignal.Kill);

        await Eventually.TrueAsync(() => starts == 4 && member.Pid is not null, orElse: Progress);
        _progress.Count(line => line.Contains("no luck", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Dispose_StopsGatewaysBeforeSilosBeforePlantsBeforePostgres()
    {
        var order = new ConcurrentQueue<MemberRole>();
        var supervisor = Create(TimeSpan.FromSeconds(5));
        foreach (var role in new[] { MemberRole.Postgres, MemberRole.Plant, MemberRole.Silo, MemberRole.Gateway })
        {
            await supervisor.AddAsync(
                new Member(role.ToString(), role, async _ =>
                {
                    var running = await StartSleepAsync();
                    return running with { StopAsync = async () => { order.Enqueue(role); await running.StopAsync(); } };
                }),
                CancellationToken.None);
        }

        await supervisor.DisposeAsync();

        order.ShouldBe([MemberRole.Gateway, MemberRole.Silo, MemberRole.Plant, MemberRole.Postgres]);
        supervisor.Members.ShouldAllBe(member => member.Pid == null);
    }

    [Fact]
    public async Task Dispose_WhileAReplacementIsDue_StartsNothingMore()
    {
        var supervisor = Create(TimeSpan.FromSeconds(60));
        var member = Sleeper("silo-a", MemberRole.Silo);
        await supervisor.AddAsync(member, CancellationToken.None);
        Posix.Send(member.Pid!.Value, UnixSignal.Kill);
        await Eventually.TrueAsync(() => !_progress.IsEmpty, orElse: Progress);

        await supervisor.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        member.Pid.ShouldBeNull();
    }

    private static Member Sleeper(string name, MemberRole role) => new(name, role, _ => StartSleepAsync());

    private static async Task<RunningMember> StartSleepAsync()
    {
        var child = await ChildProcess.StartAsync(new ChildSpec("sleep", "sleep", ["100"]), _ => { });
        return new RunningMember(child.Pid, child.Exited, () => child.StopAsync(UnixSignal.Terminate, TimeSpan.FromSeconds(5)));
    }

    private Supervisor Create(TimeSpan replaceAfter) =>
        new(replaceAfter, _progress.Enqueue, _ => Interlocked.Increment(ref _changes), TimeProvider.System);

    private string Progress() => string.Join(" | ", _progress);
}
