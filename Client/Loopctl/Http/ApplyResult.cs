namespace OrleansHa.Loopctl.Http;

/// <summary>What applying a definition did.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Revision">The loop's revision now, when the gateway tells it.</param>
/// <param name="Outcome"><c>created</c>, <c>updated</c> or <c>unchanged</c>.</param>
internal sealed record ApplyResult(string Name, long? Revision, string Outcome)
{
    /// <summary>What is worth knowing of the definition.</summary>
    public IReadOnlyList<ProblemError> Warnings { get; init; } = [];
}
