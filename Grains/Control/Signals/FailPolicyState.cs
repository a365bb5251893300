namespace OrleansHa.Grains.Control.Signals;

/// <summary>What a fail action remembers; a new instance has seen nothing.</summary>
public sealed record FailPolicyState
{
    /// <summary>The newest usable value.</summary>
    public Measured? LastUsable { get; init; }

    /// <summary>Since when the signal has been Bad without a break; null while it is not.</summary>
    public DateTimeOffset? BadSince { get; init; }
}
