using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named state of a grain.</summary>
public interface IPersistentState<TState> : IStorage<TState>
{
}
