namespace Orleans.Runtime;

/// <summary>The call chains that may re-enter an activation, with how many sections are open for each.</summary>
internal sealed class ReentrantSections
{
    private readonly Dictionary<Guid, int> _open = [];

    public bool Contains(Guid id)
    {
        lock (_open)
        {
            return _open.ContainsKey(id);
        }
    }

    public void Enter(Guid id)
    {
        lock (_open)
        {
            _open[id] = _open.GetValueOrDefault(id) + 1;
        }
    }

    // A section may end on another thread than the activation's, e.g. after ConfigureAwait(false).
    public void Leave(Guid id)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(id, out var count)) return;
            if (count == 1)
                _open.Remove(id);
            else
                _open[id] = count - 1;
        }
    }
}
