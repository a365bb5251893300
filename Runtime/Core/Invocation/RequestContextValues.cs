namespace Orleans.Runtime;

/// <summary>An immutable snapshot of a request context; the dictionary is never changed once it is here.</summary>
internal sealed class RequestContextValues(Dictionary<string, object>? values, Guid reentrancyId)
{
    public Dictionary<string, object>? Values { get; } = values;

    public Guid ReentrancyId { get; } = reentrancyId;
}
