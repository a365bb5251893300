namespace Orleans.Runtime;

/// <summary>Tells the services of an activation's scope which activation that is.</summary>
internal sealed class GrainContextHolder
{
    private IGrainContext? _context;

    public IGrainContext Context
    {
        get => _context ?? throw new InvalidOperationException(
            "IGrainContext was asked for outside of an activation. Inject it into a grain or a scoped component of one; elsewhere use IGrainContextAccessor.");
        set => _context = value;
    }
}
