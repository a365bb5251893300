using Microsoft.Extensions.DependencyInjection;
using Orleans.CodeGeneration;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>Carries calls of proxies to an object through bytes, as a silo would to another, and keeps what it saw.</summary>
internal sealed class RecordingRuntime : IGrainReferenceRuntime, IGrainReferenceFactory, ITargetHolder
{
    private readonly ServiceProvider _services;
    private readonly Serializer _serializer;

    public RecordingRuntime()
    {
        _services = SerializationServices.Build(services => services.AddSingleton<IGrainReferenceFactory>(this));
        _serializer = _services.GetRequiredService<Serializer>();
    }

    public object Target { get; set; } = new Calls();

    public RequestBase? LastSent { get; private set; }

    public RequestBase? LastReceived { get; private set; }

    public InvokeMethodOptions LastOptions => LastSent!.Options;

    public DeepCopier Copier => _services.GetRequiredService<DeepCopier>();

    public T Reference<T>(string key = "key")
    {
        var proxies = _services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Orleans.Serialization.Configuration.TypeManifestOptions>>().Value.InterfaceProxies;
        var type = typeof(T).IsGenericType ? proxies[typeof(T).GetGenericTypeDefinition()].MakeGenericType(typeof(T).GenericTypeArguments) : proxies[typeof(T)];
        var shared = new GrainReferenceShared(GrainType.Create("calls"), GrainInterfaceType.Create(typeof(T).FullName!), 0, this);
        return (T)Activator.CreateInstance(type, shared, IdSpan.Create(key))!;
    }

    public async ValueTask<T> InvokeMethodAsync<T>(GrainReference reference, RequestBase request) => (await Send(request)).GetResult<T>();

    public async ValueTask InvokeMethodAsync(GrainReference reference, RequestBase request) => (await Send(request)).GetResult<object>();

    public Task<T> InvokeMethodTaskAsync<T>(GrainReference reference, RequestBase request) => InvokeMethodAsync<T>(reference, request).AsTask();

    public Task InvokeMethodTaskAsync(GrainReference reference, RequestBase request) => InvokeMethodAsync(reference, request).AsTask();

    public IAsyncEnumerable<T> InvokeEnumerable<T>(GrainReference reference, AsyncEnumerableRequest<T> request) =>
        throw new NotSupportedException("These tests call no method with elements.");

    public void InvokeMethod(GrainReference reference, RequestBase request) => Send(request).GetAwaiter().GetResult();

    public object Cast(IAddressable grain, Type interfaceType) => throw new NotSupportedException();

    public GrainReference CreateReference(GrainId grainId, GrainInterfaceType interfaceType) => (GrainReference)(object)Reference<ICalls>(grainId.Key.ToString());

    public GrainReference CreateReference(IAddressable instance, Type interfaceType) => (GrainReference)(object)Reference<ICalls>("self");

    public byte[] WireOf(RequestBase request) => _serializer.SerializeToArray<object>(request);

    public object? GetTarget() => Target;

    public object? GetComponent(Type componentType) => null;

    private async Task<Response> Send(RequestBase request)
    {
        LastSent = request;
        request.CopyArguments(Copier);
        LastReceived = (RequestBase)_serializer.Deserialize<object>(_serializer.SerializeToArray<object>(request));
        LastReceived.SetTarget(this);
        using var link = request.GetCancellationToken().Register(() => LastReceived.TryCancel());
        var response = await LastReceived.Invoke();
        if (LastSent.Options.HasFlag(InvokeMethodOptions.OneWay)) return Response.Completed;
        return (Response)_serializer.Deserialize<object>(_serializer.SerializeToArray<object>(response));
    }
}
