using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Boxes what the copier of <typeparamref name="T"/> returns.</summary>
internal sealed class CopyEntry<T>(IDeepCopier<T> copier) : CopyEntry
{
    public override object CopyObject(object input, CopyContext context) =>
        copier is ISharedCopier ? input : copier.DeepCopy((T)input, context)!;
}
