using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Activators;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.TypeSystem;

namespace Orleans.Serialization;

/// <summary>Finds and builds the codec and copier of each type, once per service provider. For generated code and for codecs.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class CodecProvider
{
    private readonly PartBuilder _parts;
    private readonly BuildOnce _codecs;
    private readonly BuildOnce _copiers;
    private readonly TypeNames _names;
    private readonly ConcurrentDictionary<Type, TypeEntry> _entries = new();
    private readonly ConcurrentDictionary<Type, CopyEntry> _copyEntries = new();
    private readonly ConcurrentDictionary<byte[], TypeEntry> _entriesByName = new(Utf8NameComparer.Instance);
    private readonly ConcurrentDictionary<byte[], TypeEntry>.AlternateLookup<ReadOnlySpan<byte>> _entryOfName;

    /// <summary>Over the manifest of this process.</summary>
    public CodecProvider(IServiceProvider services, IOptions<TypeManifestOptions> manifest)
    {
        Services = services;
        Formats = new PluggedFormats(services);
        var index = new PartIndex(manifest.Value);
        _names = new TypeNames(manifest.Value, index.SerializableTypes);
        _parts = new PartBuilder(this, index);
        _codecs = new BuildOnce(new CodecFactory(this, _parts).Build);
        _copiers = new BuildOnce(new CopierFactory(this, _parts, manifest.Value).Build);
        _entryOfName = _entriesByName.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    internal IServiceProvider Services { get; }

    internal PluggedFormats Formats { get; }

    internal TypeNames Names => _names;

    /// <summary>The codec of <typeparamref name="T"/>; <see cref="CodecNotFoundException"/> when there is none.</summary>
    public IFieldCodec<T> GetCodec<T>()
    {
        var last = LastPart<IFieldCodec<T>>.Value;
        if (last is not null && ReferenceEquals(last.Owner, this)) return last.Part;
        var codec = (IFieldCodec<T>)_codecs.Get(typeof(T));
        if (!_codecs.IsBuilding) LastPart<IFieldCodec<T>>.Value = new(this, codec);
        return codec;
    }

    /// <summary>The copier of <typeparamref name="T"/>; <see cref="CodecNotFoundException"/> when there is none.</summary>
    public IDeepCopier<T> GetCopier<T>()
    {
        var last = LastPart<IDeepCopier<T>>.Value;
        if (last is not null && ReferenceEquals(last.Owner, this)) return last.Part;
        var copier = (IDeepCopier<T>)_copiers.Get(typeof(T));
        if (!_copiers.IsBuilding) LastPart<IDeepCopier<T>>.Value = new(this, copier);
        return copier;
    }

    /// <summary>The codec of the members of a base class.</summary>
    public IBaseCodec<T> GetBaseCodec<T>()
        where T : class => (IBaseCodec<T>)_parts.CreateBaseCodec(typeof(T));

    /// <summary>The codec of the members of a base class, null when it has none.</summary>
    public IBaseCodec<T>? FindBaseCodec<T>()
        where T : class => (IBaseCodec<T>?)_parts.TryCreateBaseCodec(typeof(T));

    /// <summary>The copier of the members of a base class, null when it has none.</summary>
    public IBaseCopier<T>? FindBaseCopier<T>()
        where T : class => (IBaseCopier<T>?)_parts.TryCreateBaseCopier(typeof(T));

    /// <summary>The copier of the members of a base class.</summary>
    public IBaseCopier<T> GetBaseCopier<T>()
        where T : class => (IBaseCopier<T>)_parts.CreateBaseCopier(typeof(T));

    /// <summary>The codec of the fields of a value type or class, without what surrounds it.</summary>
    public IGroupCodec<T> GetGroupCodec<T>() => (IGroupCodec<T>)_parts.Create(typeof(IGroupCodec<>), typeof(T));

    /// <summary>The registered activator of <typeparamref name="T"/>.</summary>
    public IActivator<T> GetActivator<T>() => (IActivator<T>)_parts.Create(typeof(IActivator<>), typeof(T));

    /// <summary>A service, for activators and hooks.</summary>
    public TService GetRequiredService<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();

    internal bool CanSerialize(Type type)
    {
        try
        {
            _codecs.Get(type);
            return true;
        }
        catch (CodecNotFoundException)
        {
            return false;
        }
    }

    internal bool CanCopy(Type type)
    {
        try
        {
            _copiers.Get(type);
            return true;
        }
        catch (CodecNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether the type itself has a codec, not only types derived from it.</summary>
    internal bool HasBody(Type type) => _parts.HasBody(type);

    internal object GetCodec(Type type) => _codecs.Get(type);

    internal object GetCopier(Type type) => _copiers.Get(type);

    internal TypeEntry GetEntry(Type runtimeType) =>
        _entries.TryGetValue(runtimeType, out var entry) ? entry : _entries.GetOrAdd(runtimeType, EntryFactory.Create(this, runtimeType));

    internal CopyEntry GetCopyEntry(Type runtimeType) =>
        _copyEntries.TryGetValue(runtimeType, out var entry) ? entry : _copyEntries.GetOrAdd(runtimeType, CopyEntry.Create(this, runtimeType));

    internal bool TryResolveEntry(ReadOnlySpan<byte> name, [NotNullWhen(true)] out TypeEntry? entry)
    {
        if (_entryOfName.TryGetValue(name, out entry)) return true;
        if (EntryFactory.TryCreateWellKnown(this, name, out entry)) return true;
        if (!_names.TryParse(System.Text.Encoding.UTF8.GetString(name), out var type)) return false;

        // A hostile peer could nest generics into ever new types, and the runtime never forgets a type.
        if (_entriesByName.Count >= MaxNames) throw new SerializerException($"More than {MaxNames} different type names were read by this process.");
        entry = GetEntry(type);
        _entriesByName.TryAdd(name.ToArray(), entry);
        return true;
    }

    /// <summary>Far beyond what an application declares and composes, and the memory of so many types is still bearable.</summary>
    private const int MaxNames = 20_000;

    /// <summary>Remembers the part that was asked for last: with one provider per process, the usual case, a look-up is one comparison.</summary>
    private static class LastPart<TPart>
    {
        public static volatile Owned<TPart>? Value;
    }

    private sealed record Owned<TPart>(CodecProvider Owner, TPart Part);
}
