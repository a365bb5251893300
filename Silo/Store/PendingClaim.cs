using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>A claim and the activation that waits for it.</summary>
internal sealed class PendingClaim(LoopClaim claim)
{
    private readonly TaskCompletionSource<ClaimedLoop?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LoopClaim Claim { get; } = claim;

    public Task<ClaimedLoop?> Result => _result.Task;

    public void Succeed(ClaimedLoop? loop) => _result.TrySetResult(loop);

    public void Fail(Exception error) => _result.TrySetException(error);
}
