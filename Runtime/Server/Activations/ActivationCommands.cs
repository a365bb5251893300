namespace Orleans.Runtime;

/// <summary>Start.</summary>
internal sealed record ActivateCommand(Dictionary<string, object>? RequestContext);

/// <summary>End, once the running requests are done.</summary>
internal sealed record DeactivateCommand(DeactivationReason Reason, GrainAddress? Winner, CancellationToken CancellationToken, MigrationRequest? Migration = null);

/// <summary>Move the state when ending.</summary>
/// <param name="RequestContext">The context of who asked, with the placement hint if there is one.</param>
internal sealed record MigrationRequest(Dictionary<string, object>? RequestContext);

/// <summary>End if it still is idle.</summary>
internal sealed record CollectCommand
{
    public static CollectCommand Instance { get; } = new();
}

/// <summary>Go on with the waiting requests after other activations had their turn.</summary>
internal sealed record ContinueCommand
{
    public static ContinueCommand Instance { get; } = new();
}

/// <summary>The caller gave up a request.</summary>
internal sealed record CancelCommand(GrainId Sender, long RequestId);
