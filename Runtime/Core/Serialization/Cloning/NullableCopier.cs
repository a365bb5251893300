namespace Orleans.Serialization.Cloning;

/// <summary>A nullable value type with members that need copying.</summary>
internal sealed class NullableCopier<T>(CodecProvider provider) : IDeepCopier<T?>
    where T : struct
{
    private readonly IDeepCopier<T> _copier = provider.GetCopier<T>();

    public T? DeepCopy(T? input, CopyContext context) => input is { } value ? _copier.DeepCopy(value, context) : null;
}
