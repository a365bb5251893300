namespace Orleans;

/// <summary>Runs around each call into a grain.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around the call; goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
