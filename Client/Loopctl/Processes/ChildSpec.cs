namespace OrleansHa.Loopctl.Processes;

/// <summary>What to run as a child process.</summary>
/// <param name="Name">How logs and messages call it, for example <c>silo-a</c>.</param>
/// <param name="FileName">The program: a path, or a name to be found on PATH.</param>
/// <param name="Arguments">Its arguments, each passed as it stands.</param>
internal sealed record ChildSpec(string Name, string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Added to the environment it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The user to run as; null keeps ours.</summary>
    public UnixAccount? RunAs { get; init; }

    /// <summary>What the kernel sends the child when this process ends, however it ends.</summary>
    public UnixSignal WhenParentDies { get; init; } = UnixSignal.Kill;
}
