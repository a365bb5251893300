using Orleans.Serialization.Codecs;

namespace Orleans.Serialization.Cloning;

/// <summary>A value type with members that need copying.</summary>
internal sealed class StructCopier<T> : IDeepCopier<T>, IDeferredBody
    where T : struct
{
    private IGroupCopier<T> _body = null!;

    public void SetBody(object body) => _body = (IGroupCopier<T>)body;

    public T DeepCopy(T input, CopyContext context) => _body.CopyBody(input, context);
}
