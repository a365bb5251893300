using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Copies values of one runtime type where another type is declared.</summary>
internal abstract class CopyEntry
{
    public abstract object CopyObject(object input, CopyContext context);

    public static CopyEntry Create(CodecProvider provider, Type runtimeType)
    {
        if (HiddenSequences.TryGetElement(runtimeType, out var element))
            return (CopyEntry)Activator.CreateInstance(typeof(HiddenSequenceCopyEntry<>).MakeGenericType(element), provider)!;
        var type = BuiltInTypes.Declared(runtimeType);
        return (CopyEntry)Activator.CreateInstance(typeof(CopyEntry<>).MakeGenericType(type), provider.GetCopier(type))!;
    }
}
