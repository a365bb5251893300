using System.Collections.Immutable;
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Activations without a silo around them: the directory, the router and the catalog are the test.</summary>
internal sealed class ActivationBench : IGrainLocator, IRequestRouting, ICatalogRemoval, IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ActivationShared _shared;

    public ActivationBench(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.AddSingleton<SiloStopSwitch>();
        services.AddSingleton<TurnSchedulerShared>();
        services.AddSingleton<ActivationShared>();
        services.AddScoped<GrainContextHolder>();
        services.AddSingleton<IGrainLocator>(this);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
        _shared = _services.GetRequiredService<ActivationShared>();
        _shared.Catalog = this;
        _shared.Routing = this;
    }

    /// <summary>Who the directory says is registered; null accepts the one that asks.</summary>
    public GrainAddress? Winner { get; set; }

    public ConcurrentQueue<GrainAddress> Unregistered { get; } = new();

    public ConcurrentQueue<(Message Request, Response Response)> Responses { get; } = new();

    public ConcurrentQueue<(Message Request, RejectionKind Kind, Exception? Cause)> Rejections { get; } = new();

    public ConcurrentQueue<(Message Request, GrainAddress? Next)> Forwarded { get; } = new();

    public ConcurrentQueue<Activation> Removed { get; } = new();

    public DeepCopier Copier => _services.GetRequiredService<DeepCopier>();

    public Activation Create<TGrain>()
    {
        var grainType = GrainType.Create(typeof(TGrain).Name.ToLowerInvariant());
        var properties = new GrainProperties(ImmutableDictionary<string, string>.Empty);
        var grainClass = new GrainClass(grainType, typeof(TGrain), properties, new RandomPlacement(), new GrainCollectionOptions());
        return new Activation(AddressOf(grainType), grainClass, _shared);
    }

    public static GrainAddress AddressOf(GrainType grainType) => new()
    {
        GrainId = GrainId.Create(grainType, "key"),
        ActivationId = ActivationId.NewId(),
        SiloAddress = SiloAddress.New(System.Net.IPAddress.Loopback, 1, 1),
    };

    public static Message Call(Func<object, Task> body) => new() { Category = MessageCategory.Application, Body = new FunctionRequest(body) };

    public Task ResponsesAsync(int count) => Eventually.TrueAsync(() => Responses.Count >= count, orElse: () => $"{Responses.Count} responses, {Rejections.Count} rejections, {Forwarded.Count} forwarded");

    public Task<GrainAddress> Register(GrainAddress address, GrainAddress? previous) => Task.FromResult(Winner ?? address);

    public Task Unregister(GrainAddress address)
    {
        Unregistered.Enqueue(address);
        return Task.CompletedTask;
    }

    public ValueTask<GrainAddress?> Lookup(GrainId grainId) => default;

    public bool TryLookupInCache(GrainId grainId, out GrainAddress address)
    {
        address = null!;
        return false;
    }

    public void InvalidateCache(GrainAddress address)
    {
    }

    public void Respond(Message request, Response response) => Responses.Enqueue((request, response));

    public void Reject(Message request, RejectionKind kind, string reason, Exception? cause) => Rejections.Enqueue((request, kind, cause));

    public void Forward(Message request, GrainAddress stale, GrainAddress? next) => Forwarded.Enqueue((request, next));

    public void Remove(Activation activation) => Removed.Enqueue(activation);

    public void Dispose() => _services.Dispose();
}
