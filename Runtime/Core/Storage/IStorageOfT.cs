namespace Orleans.Core;

/// <summary>One typed state and its storage.</summary>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory.</summary>
    TState State { get; set; }
}
