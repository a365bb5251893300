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
}
