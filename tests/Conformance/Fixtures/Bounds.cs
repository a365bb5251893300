namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>How long a test waits before it fails. They bound a hang; they are no statement about speed.</summary>
internal static class Bounds
{
    /// <summary>For something that takes milliseconds on a quiet machine.</summary>
    public static readonly TimeSpan Event = TimeSpan.FromSeconds(15);

    /// <summary>For something that membership has to agree on.</summary>
    public static readonly TimeSpan Cluster = TimeSpan.FromSeconds(40);
}
