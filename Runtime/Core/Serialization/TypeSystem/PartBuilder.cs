using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Creates the classes of the manifest, giving them the provider or services.</summary>
internal sealed class PartBuilder(CodecProvider provider, PartIndex index)
{
    public object? TryCreate(Type role, Type target) => index.Find(role, target) is { } found ? New(found.Part) : null;

    public object Create(Type role, Type target) => TryCreate(role, target)
        ?? throw new CodecNotFoundException($"No {role.Name} is known for {target}. Mark the type [GenerateSerializer], or register one.");

    public bool HasBody(Type type) =>
        index.Find(typeof(IGroupCodec<>), type) is not null || index.Find(typeof(IFieldCodec<>), type) is not null || index.Find(typeof(IConverter<,>), type) is not null;

    /// <summary>A codec or copier that goes through a registered converter; null when the type has none.</summary>
    public object? TryCreateSurrogate(Type openPart, Type target)
    {
        if (index.Find(typeof(IConverter<,>), target) is not { } found) return null;
        return New(openPart.MakeGenericType(found.Interface.GenericTypeArguments), NewConverter(found.Part));
    }

    public object? TryCreateBaseCodec(Type type) => TryCreate(typeof(IBaseCodec<>), type) ?? TryCreatePopulated(typeof(PopulatorCodec<,>), type);

    public object? TryCreateBaseCopier(Type type) => TryCreate(typeof(IBaseCopier<>), type) ?? TryCreatePopulated(typeof(PopulatorCopier<,>), type);

    public object CreateBaseCodec(Type type) => TryCreateBaseCodec(type) ?? Create(typeof(IBaseCodec<>), type);

    public object CreateBaseCopier(Type type) => TryCreateBaseCopier(type) ?? Create(typeof(IBaseCopier<>), type);

    public object New(Type part, params object[] arguments)
    {
        try
        {
            object[] withProvider = [provider, .. arguments];
            if (Accepts(part, withProvider)) return Activator.CreateInstance(part, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, withProvider, null)!;
            return ActivatorUtilities.CreateInstance(provider.Services, part, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is CodecNotFoundException inner)
        {
            throw new CodecNotFoundException(inner.Message);
        }
    }

    private object? TryCreatePopulated(Type openPart, Type type)
    {
        if (index.Find(typeof(IPopulator<,>), type) is not { } found) return null;
        return New(openPart.MakeGenericType(found.Interface.GenericTypeArguments), NewConverter(found.Part));
    }

    private object NewConverter(Type converter) => ActivatorUtilities.GetServiceOrCreateInstance(provider.Services, converter);

    private static bool Accepts(Type part, object[] arguments)
    {
        foreach (var constructor in part.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            var parameters = constructor.GetParameters();
            if (parameters.Length != arguments.Length) continue;
            if (parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsInstanceOfType(pair.Second))) return true;
        }

        return false;
    }
}
