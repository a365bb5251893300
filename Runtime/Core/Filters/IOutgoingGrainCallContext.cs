namespace Orleans;

/// <summary>A call on its way out of a caller.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The caller's context, null outside grains.</summary>
    IGrainContext? SourceContext { get; }
}
