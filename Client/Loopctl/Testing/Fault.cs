namespace OrleansHa.Loopctl.Testing;

/// <summary>Something that goes wrong.</summary>
/// <param name="At">Since the start.</param>
/// <param name="Until">When it is whole again; null is never.</param>
internal abstract record Fault(TimeSpan At, TimeSpan? Until);

/// <summary>A source does what <see cref="SourceFaultKind"/> says; a wrong one says a value of the test's.</summary>
internal sealed record SourceFault(TimeSpan At, TimeSpan? Until, string Signal, string Source, SourceFaultKind Kind, double? Value) : Fault(At, Until);

/// <summary>No endpoint of an output answers.</summary>
internal sealed record OutputFault(TimeSpan At, TimeSpan? Until, string Output) : Fault(At, Until);

/// <summary>The owner dies; another one goes on when the fault ends.</summary>
internal sealed record TakeoverFault(TimeSpan At, TimeSpan? Until) : Fault(At, Until);

/// <summary>Nothing can be committed.</summary>
internal sealed record StoreFault(TimeSpan At, TimeSpan? Until) : Fault(At, Until);

/// <summary>A load on the plant.</summary>
internal sealed record LoadFault(TimeSpan At, TimeSpan? Until, string Signal, double By) : Fault(At, Until);

internal enum SourceFaultKind
{
    None,

    /// <summary>It is connected and silent.</summary>
    Stalled,

    /// <summary>It repeats its last value with a fresh time.</summary>
    Stuck,

    /// <summary>It cannot be reached, and its puller says so.</summary>
    Disconnected,

    /// <summary>It answers without a value.</summary>
    NoValue,

    /// <summary>It says something that is not so.</summary>
    Wrong,
}
