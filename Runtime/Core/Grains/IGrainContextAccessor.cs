namespace Orleans.Runtime;

/// <summary>Gives the context that the calling code runs in.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The current context; outside a grain the one of the silo's own client or of the client.</summary>
    IGrainContext GrainContext { get; }
}
