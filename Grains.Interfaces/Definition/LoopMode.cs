namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Who decides a loop's output (the requested mode; the actual one is reported by the loop).</summary>
public enum LoopMode
{
    /// <summary>The controller decides.</summary>
    Auto = 0,

    /// <summary>An operator sets the output.</summary>
    Manual = 1,

    /// <summary>The loop is switched off.</summary>
    OutOfService = 2,

    /// <summary>The controller decides; its set-point comes from another loop.</summary>
    Cascade = 3,

    /// <summary>The output follows what another party commands, ready for a bumpless return.</summary>
    Tracking = 4,

    /// <summary>The controller decides and records, nothing acts.</summary>
    Shadow = 5,
}
