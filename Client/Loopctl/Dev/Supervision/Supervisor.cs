using System.Globalization;

namespace OrleansHa.Loopctl.Dev.Supervision;

/// <summary>
/// Keeps members running: one that ends is replaced after a pause, again and again, as an orchestrator would. Stops them
/// in the reverse order of starting.
/// </summary>
/// <param name="replaceAfter">The pause; also what keeps a member that cannot start from spinning.</param>
/// <param name="progress">Told what happened, in words.</param>
/// <param name="changed">Called with all members after each change of what runs; may be called from several threads.</param>
/// <param name="time">For the pause.</param>
internal sealed class Supervisor(TimeSpan replaceAfter, Action<string> progress, Action<IReadOnlyList<Member>> changed, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly List<Member> _members = [];
    private readonly List<Task> _watches = [];

    public IReadOnlyList<Member> Members
    {
        get
        {
            lock (_lock)
                return [.. _members];
        }
    }

    /// <summary>Starts a member and watches it from then on.</summary>
    /// <exception cref="DevException">Its first incarnation did not start.</exception>
    public async Task AddAsync(Member member, CancellationToken cancel)
    {
        var running = await member.StartAsync(cancel);
        lock (_lock)
        {
            _members.Add(member);
            _watches.Add(WatchAsync(member, running));
        }

        changed(Members);
    }

    /// <summary>Stops every member, role by role from the last to the first, members of one role at the same time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Task[] watches;
        lock (_lock)
            watches = [.. _watches];
        // The watches end first, so that nothing is started behind our back.
        await Task.WhenAll(watches);
        foreach (var role in Members.GroupBy(member => member.Role).OrderByDescending(role => role.Key))
            await Task.WhenAll(role.Select(member => member.StopAsync()));
        changed(Members);
        _ending.Dispose();
    }

    /// <summary>Says how a process ended, in words.</summary>
    internal static string Describe(int exitCode) => exitCode switch
    {
        130 => "ended by SIGINT",
        134 => "aborted",
        137 => "killed (signal 9)",
        143 => "ended by SIGTERM",
        _ => string.Create(CultureInfo.InvariantCulture, $"ended with code {exitCode}"),
    };

    private async Task WatchAsync(Member member, RunningMember running)
    {
        try
        {
            while (true)
            {
                var code = await running.Exited.WaitAsync(_ending.Token);
                changed(Members);
                progress(string.Create(CultureInfo.InvariantCulture,
                    $"{member.Name} (pid {running.Pid}) {Describe(code)}; replacing it in {replaceAfter.TotalSeconds:0.#} s"));
                running = await ReplaceAsync(member);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The end of everything: whoever cancelled stops what runs.
        }
    }

    private async Task<RunningMember> ReplaceAsync(Member member)
    {
        while (true)
        {
            await Task.Delay(replaceAfter, time, _ending.Token);
            try
            {
                var running = await member.StartAsync(_ending.Token);
                progress(string.Create(CultureInfo.InvariantCulture, $"{member.Name} is replaced by pid {running.Pid}"));
                changed(Members);
                return running;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The boundary of a member: it is tried again after the pause, and the others go on.
                progress($"{member.Name} cannot be started: {error.Message}");
            }
        }
    }
}
