using Orleans.Concurrency;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>
/// Decisions of a loop that were given up; the key is the loop's name and the grain is that of <see cref="IFeedbackLoopGrain"/>.
/// Repeating any of these is safe.
/// </summary>
[Alias("loops.ILoopDeadLettersGrain")]
public interface ILoopDeadLettersGrain : IGrainWithStringKey
{
    /// <summary>A page of them, by output and seq.</summary>
    [Alias("listDeadLetters"), AlwaysInterleave]
    Task<DeadLetterPage> ListDeadLettersAsync(DeadLetterQuery query);

    /// <summary>
    /// Delivers them again, each under the key it always had and with its ttl begun anew: a receiver that took one before takes
    /// it for a duplicate. Answers once they are pending again.
    /// </summary>
    [Alias("replayDeadLetters"), AlwaysInterleave]
    Task<DeadLetterResult> ReplayDeadLettersAsync(DeadLetterSelection selection);

    /// <summary>Forgets them; they stay dead-lettered in the account.</summary>
    [Alias("dropDeadLetters"), AlwaysInterleave]
    Task<DeadLetterResult> DropDeadLettersAsync(DeadLetterSelection selection);
}
