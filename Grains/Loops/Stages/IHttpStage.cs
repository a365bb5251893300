using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Loops.Stages;

/// <summary>Asks one external service; it knows which of its endpoints are well.</summary>
internal interface IHttpStage
{
    /// <param name="input">With a value.</param>
    /// <param name="seq">The step; the same when it is repeated.</param>
    /// <param name="cancel">Set at the stage's time limit.</param>
    /// <exception cref="Exception">No endpoint has answered with a number; the message says what each said.</exception>
    Task<Measured> AskAsync(Measured input, long seq, CancellationToken cancel);
}
