namespace Orleans.Runtime;

/// <summary>A context that knows the runtime itself: asking its services would make a scope that most grains never need.</summary>
internal interface IGrainRuntimeSource
{
    IGrainRuntime GrainRuntime { get; }
}
