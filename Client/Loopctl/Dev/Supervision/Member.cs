namespace OrleansHa.Loopctl.Dev.Supervision;

/// <summary>A process that has to run: how to start it, and the incarnation that runs now.</summary>
/// <param name="name">For example <c>silo-a</c>.</param>
/// <param name="role">What it is.</param>
/// <param name="start">Starts the next incarnation.</param>
internal sealed class Member(string name, MemberRole role, Func<CancellationToken, Task<RunningMember>> start)
{
    private RunningMember? _running;

    public string Name => name;

    public MemberRole Role => role;

    /// <summary>The zone of a silo.</summary>
    public string? Zone { get; init; }

    /// <summary>Where it answers HTTP; stays the same when it is replaced, except for silos.</summary>
    public string? Url { get; set; }

    /// <summary>The listeners of a plant.</summary>
    public IReadOnlyDictionary<string, string>? Urls { get; init; }

    /// <summary>Null while it does not run.</summary>
    public RunningMember? Running
    {
        get
        {
            var running = Volatile.Read(ref _running);
            return running is { Exited.IsCompleted: false } ? running : null;
        }
    }

    public int? Pid => Running?.Pid;

    public async Task<RunningMember> StartAsync(CancellationToken cancel)
    {
        var running = await start(cancel);
        Volatile.Write(ref _running, running);
        return running;
    }

    /// <summary>Ends what runs.</summary>
    public Task StopAsync() => Volatile.Read(ref _running)?.StopAsync() ?? Task.CompletedTask;
}
