namespace OrleansHa.Silo.Custom;

/// <summary>Users' classes; section <c>Loop:Custom</c>.</summary>
internal sealed class CustomOptions
{
    public const string Section = "Loop:Custom";

    /// <summary>False: code from a folder runs with all that the silo may do, so an operator has to allow it.</summary>
    public bool Plugins { get; set; }

    /// <summary>Each plug-in in a folder of its own, <c>NAME/NAME.dll</c>; relative to the silo's working directory.</summary>
    public string PluginFolder { get; set; } = "plugins";

    /// <summary>8 threads: a class that computes takes microseconds, one that blocks has half a period.</summary>
    public int Workers { get; set; } = 8;

    /// <summary>32 threads may hang, a megabyte of stack each, and are replaced; further ones are missing from the workers.</summary>
    public int MaxHung { get; set; } = 32;

    /// <summary>1,024 calls wait for a thread: more would be past their limit before their turn.</summary>
    public int Queue { get; set; } = 1024;

    /// <summary>64 KiB of JSON: the memory of a class is written with every step.</summary>
    public int MaxState { get; set; } = 64 * 1024;

    /// <summary>64 MiB in one step: measured when the step ends, it counts as a failure and so opens the breaker.</summary>
    public long MaxAllocation { get; set; } = 64 * 1024 * 1024;
}
