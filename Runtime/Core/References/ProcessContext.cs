using System.Collections.Concurrent;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The context of code that runs outside of any grain: the silo's own client, or the client. It never deactivates and has no turns.</summary>
internal sealed class ProcessContext(CallerIdentity identity, IServiceProvider services, Lazy<ReferenceFactory> references) : IGrainContext, IWorkItemScheduler
{
    private readonly ConcurrentDictionary<Type, object> _components = new();
    private readonly TaskCompletionSource _never = new();
    private GrainReference? _reference;

    public GrainReference GrainReference => _reference ??= references.Value.CreateUntyped(identity.Client);

    public GrainId GrainId => identity.Client;

    public object? GrainInstance => null;

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public GrainAddress Address => new() { GrainId = identity.Client, ActivationId = ActivationId, SiloAddress = identity.Silo };

    public IServiceProvider ActivationServices => services;

    public IGrainLifecycle ObservableLifecycle => throw NoGrain("has no activation lifecycle");

    public IWorkItemScheduler Scheduler => this;

    public Task Deactivated => _never.Task;

    public object? GetTarget() => null;

    public object? GetComponent(Type componentType) => _components.GetValueOrDefault(componentType);

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        if (value is null) _components.TryRemove(typeof(TComponent), out _);
        else _components[typeof(TComponent)] = value;
    }

    public void QueueAction(Action action) => ThreadPool.UnsafeQueueUserWorkItem(static queued => queued(), action, preferLocal: false);

    public void QueueAction(Action<object> action, object state) => ThreadPool.UnsafeQueueUserWorkItem(static queued => queued.action(queued.state), (action, state), preferLocal: false);

    public void QueueTask(Task task) => task.Start(TaskScheduler.Default);

    public void ReceiveMessage(object message) => throw NoGrain("takes no messages");

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw NoGrain("cannot be activated");

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => throw NoGrain("cannot be deactivated");

    public void Rehydrate(IRehydrationContext context) => throw NoGrain("cannot be rehydrated");

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw NoGrain("cannot migrate");

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => identity.Client.GetHashCode();

    private InvalidOperationException NoGrain(string what) => new($"{identity.Client} is not a grain activation: it {what}.");
}
