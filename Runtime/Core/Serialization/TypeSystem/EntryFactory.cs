using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans.Serialization.Exceptions;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Decides under which name and with which codec values of a runtime type are written where another type is declared.</summary>
internal static class EntryFactory
{
    public static TypeEntry Create(CodecProvider provider, Type runtimeType)
    {
        var type = BuiltInTypes.Declared(runtimeType);
        if (type == typeof(object)) return new PlainObjectEntry();
        if (typeof(IAddressable).IsAssignableFrom(type)) return new TypeEntry<IAddressable>("GrainReference"u8.ToArray(), provider.GetCodec<IAddressable>());
        if (typeof(Exception).IsAssignableFrom(type) && !provider.HasBody(type)) return new ExceptionEntry(provider);

        // An enum that is not marked arrives as its number.
        if (type.IsEnum && !provider.Names.IsDeclared(type)) return provider.GetEntry(type.GetEnumUnderlyingType());
        if (HiddenSequences.TryGetElement(type, out var element))
            return (TypeEntry)Activator.CreateInstance(typeof(HiddenSequenceEntry<>).MakeGenericType(element), provider)!;
        var codec = provider.GetCodec(type);
        var name = Encoding.UTF8.GetBytes(provider.Names.NameOf(type));
        return (TypeEntry)Activator.CreateInstance(typeof(TypeEntry<>).MakeGenericType(type), name, codec)!;
    }

    /// <summary>Names that stand for a family of types.</summary>
    public static bool TryCreateWellKnown(CodecProvider provider, ReadOnlySpan<byte> name, [NotNullWhen(true)] out TypeEntry? entry)
    {
        entry = name.SequenceEqual(ExceptionEntry.Name)
            ? provider.GetEntry(typeof(Exception))
            : name.SequenceEqual("GrainReference"u8) ? provider.GetEntry(typeof(GrainReference)) : null;
        return entry is not null;
    }
}
