using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// One activation of a grain: its identity, instance, services and queue. Everything that changes it happens in its own turns
/// (<see cref="RunTurn"/>), so that its state needs no lock; other threads only queue items.
/// </summary>
internal sealed partial class Activation : IGrainContext, ITurnHost, IReentrantSections, ITimerOwner, IGrainRuntimeSource
{
    private readonly ActivationShared _shared;
    private readonly TurnScheduler _scheduler;
    private volatile ActivationState _state;
    private Dictionary<Type, object>? _components;
    private IServiceScope? _scope;
    private GrainReference? _reference;
    private GrainLifecycle? _lifecycle;
    private TaskCompletionSource? _deactivated;
    private ReentrantSections? _sections;

    public Activation(GrainAddress address, GrainClass grainClass, ActivationShared shared)
    {
        Address = address;
        Class = grainClass;
        _shared = shared;
        _scheduler = new TurnScheduler(this, shared.Scheduling);
        _lastActiveTicks = World.Ticks;
    }

    public GrainAddress Address { get; }

    public GrainClass Class { get; }

    public GrainId GrainId => Address.GrainId;

    public ActivationId ActivationId => Address.ActivationId;

    public object? GrainInstance { get; private set; }

    public ActivationState State => _state;

    public IWorkItemScheduler Scheduler => _scheduler;

    /// <summary>The scheduler, for tests that look at <see cref="TaskScheduler.Current"/>.</summary>
    public TaskScheduler TaskScheduler => _scheduler;

    public GrainReference GrainReference => _reference ??= (GrainReference)_shared.Services.GetRequiredService<IGrainFactory>().GetGrain(GrainId);

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new GrainLifecycle(_shared.Logger);

    public IServiceProvider ActivationServices => (_scope ?? CreateScope()).ServiceProvider;

    public Task Deactivated
    {
        get
        {
            var completion = _deactivated ?? Interlocked.CompareExchange(ref _deactivated, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? _deactivated;

            // Torn down before anyone asked.
            if (_tornDown) completion.TrySetResult();
            return completion.Task;
        }
    }

    IGrainContext ITurnHost.Context => this;

    IInvokable? ITurnHost.RunningCall => Volatile.Read(ref _blocking)?.Body as IInvokable;

    IGrainRuntime IGrainRuntimeSource.GrainRuntime => _shared.Runtime;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[{GrainId} {ActivationId} {_state} running={_running} waiting={_waiting?.Count ?? 0}]";

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        if (_components is not null && _components.TryGetValue(componentType, out var component)) return component;
        if (componentType == typeof(IGrainManagementExtension)) return Remember(componentType, new GrainManagementExtension(this));
        if (componentType.IsInstanceOfType(this)) return this;
        if (!typeof(IGrainExtension).IsAssignableFrom(componentType)) return null;
        return ActivationServices.GetKeyedService<IGrainExtension>(componentType) is { } extension ? Remember(componentType, extension) : null;
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        if (value is null)
            _components?.Remove(typeof(TComponent));
        else
            Remember(typeof(TComponent), value);
    }

    public void EnterReentrantSection(Guid id) => (_sections ??= new ReentrantSections()).Enter(id);

    public void LeaveReentrantSection(Guid id) => _sections?.Leave(id);

    public void ReceiveMessage(object message) => _scheduler.Enqueue(message);

    public void Receive(Message message)
    {
        if (_shared.Arrived.TryHold(message)) _scheduler.Enqueue(message);
        else RefuseArrived(message);
    }

    public void RunTurn(object item)
    {
        switch (item)
        {
            case Message message:
                OnRequest(message);
                break;
            case ActivateCommand command:
                _ = ActivateAsync(command);
                break;
            case DeactivateCommand command:
                BeginDeactivation(command);
                break;
            case CollectCommand:
                CollectIfIdle();
                break;
            case ContinueCommand:
                ContinueWaiting();
                break;
            case CancelCommand command:
                CancelRequest(command);
                break;
            default:
                throw new InvalidOperationException($"{item} was queued to {this}, which does not know what to do with it.");
        }
    }

    private object Remember(Type type, object component)
    {
        (_components ??= [])[type] = component;
        return component;
    }

    private IServiceScope CreateScope()
    {
        var scope = _shared.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<GrainContextHolder>().Context = this;
        if (Interlocked.CompareExchange(ref _scope, scope, null) is not { } first) return scope;
        scope.Dispose();
        return first;
    }
}
