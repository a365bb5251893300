using Orleans.Serialization.Codecs;

namespace Orleans.Serialization.Cloning;

/// <summary>Null, identity and derived types of a class; an immutable class is shared unless the instance is of a derived one.</summary>
internal sealed class ReferenceCopier<T>(bool isImmutable) : IDeepCopier<T>, IDeferredBody
    where T : class
{
    private IGroupCopier<T>? _body;

    public void SetBody(object body) => _body = (IGroupCopier<T>)body;

    public T DeepCopy(T input, CopyContext context)
    {
        if (input is null) return null!;
        if (input.GetType() != typeof(T)) return (T)context.CopyObject(input);
        if (isImmutable) return input;
        if (_body is null)
        {
            // A plain object carries nothing but its identity.
            return typeof(T) == typeof(object) ? input : throw new CodecNotFoundException($"No copier is known for {typeof(T)}.");
        }

        if (context.TryGetCopy<T>(input, out var copy)) return copy;
        context.Enter();
        copy = _body.CopyBody(input, context);
        context.Leave();
        return copy;
    }
}
