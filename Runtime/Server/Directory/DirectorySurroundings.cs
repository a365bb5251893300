namespace Orleans.Runtime.GrainDirectory;

/// <summary>What a silo's directory part needs around it; the model test brings its own.</summary>
internal sealed class DirectorySurroundings
{
    // A range is recovered as soon as all silos of the view have answered, which one that died delays until it is declared
    // dead: one or two seconds. Beyond this something is wrong, and the caller should hear of it before its own time-out.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A silo that serves answers in milliseconds. A question or answer that is lost with a connection nobody has noticed is
    // asked again after this, and not after the response time-out of the system; all questions may be asked twice.
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromSeconds(2);

    // Between attempts at a silo that does not answer.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    public required SiloAddress Self { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The registered activations of this silo, see <see cref="ILocalActivations.Registered"/>.</summary>
    public required Func<IEnumerable<GrainAddress>> Activations { get; init; }

    /// <summary>See <see cref="ILocalActivations.DeactivateDuplicate"/>.</summary>
    public required Action<GrainAddress, GrainAddress> DropDuplicate { get; init; }

    /// <summary>Starts to read the membership table because somebody knows of this version.</summary>
    public required Action<MembershipVersion> CatchUp { get; init; }

    /// <summary>Whether waiting code goes on on the thread of the one that ends the wait; only a simulation wants that.</summary>
    public bool RunsInline { get; init; }

    public TaskCompletionSource NewSignal() => new(RunsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The moment, on the own monotonic clock, at which a wait that starts now gives up.</summary>
    public long Deadline() => Time.GetTimestamp() + (long)(Patience.TotalSeconds * Time.TimestampFrequency);

    /// <summary>Waits for another silo's answer to one attempt.</summary>
    /// <exception cref="TimeoutException">It takes too long: ask again.</exception>
    public Task<T> AttemptAsync<T>(Task<T> answer) => answer.WaitAsync(AttemptPatience, Time);

    public Task PauseAsync() => Task.Delay(RetryPause, Time);

    /// <summary>Waits for a signal; looks again after a short while anyway.</summary>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public async Task WaitAsync(Task signal, long deadline, string what)
    {
        if (Time.GetTimestamp() > deadline) throw new TimeoutException($"Silo {Self} waited {Patience} in vain for {what}.");
        using var over = new CancellationTokenSource();
        await Task.WhenAny(signal, Task.Delay(Patience / 20, Time, over.Token)).ConfigureAwait(false);
        over.Cancel();
    }
}
