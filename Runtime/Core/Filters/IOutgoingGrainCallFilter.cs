namespace Orleans;

/// <summary>Runs around each call out of a caller.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around the call; goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
