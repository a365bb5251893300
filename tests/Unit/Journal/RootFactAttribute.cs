namespace OrleansHa.Tests.Unit.Journal;

/// <summary>A test that mounts a disk of its own; skipped, with the reason, where that may not be done.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "needs root, to mount a small disk";
        else if (!SmallDisk.MayMount)
            Skip = "this kernel or container does not let us mount a tmpfs";
    }
}
