using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>The turns of one grain service: its calls interleave, its timers' ticks and range changes are turns of it too.</summary>
internal sealed class GrainServiceContext : SystemTarget, IGrainContext, ITurnHost, IMessageTarget, ITimerOwner, IGrainRuntimeSource
{
    private readonly ConcurrentDictionary<Type, object> _components = new();
    private readonly ConcurrentDictionary<GrainTimer, bool> _timers = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TurnScheduler _scheduler;
    private GrainReference? _reference;

    public GrainServiceContext(GrainId id, GrainService service, SiloAddress silo, ActivationShared shared, ILogger logger)
        : base(id.Type, silo)
    {
        Service = service;
        Shared = shared;
        Logger = logger;
        Address = new GrainAddress { GrainId = GrainId, ActivationId = ActivationId.NewId(), SiloAddress = silo };
        _scheduler = new TurnScheduler(this, shared.Scheduling);
    }

    public GrainService Service { get; }

    public ActivationShared Shared { get; }

    public ILogger Logger { get; }

    public GrainAddress Address { get; }

    public ActivationId ActivationId => Address.ActivationId;

    public object? GrainInstance => Service;

    public GrainReference GrainReference => _reference ??= (GrainReference)Shared.Services.GetRequiredService<IGrainFactory>().GetGrain(GrainId);

    public IServiceProvider ActivationServices => Shared.Services;

    public IGrainLifecycle ObservableLifecycle => throw NotForServices("has no activation lifecycle");

    public IWorkItemScheduler Scheduler => _scheduler;

    public Task Deactivated => _stopped.Task;

    IGrainContext ITurnHost.Context => this;

    // Its calls interleave: none of them is the one.
    IInvokable? ITurnHost.RunningCall => null;

    IGrainRuntime IGrainRuntimeSource.GrainRuntime => Shared.Runtime;

    /// <summary>Runs something in the service's turns.</summary>
    public Task RunAsync(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();

    public void Receive(Message message) => _scheduler.Enqueue(message);

    public void ReceiveMessage(object message) => _scheduler.Enqueue(message);

    public void RunTurn(object item)
    {
        if (item is not Message message) throw new InvalidOperationException($"{item} was queued to {GrainId}, which does not know what to do with it.");
        _ = AnswerAsync(message);
    }

    public void Remember(GrainTimer timer) => _timers.TryAdd(timer, true);

    public void Forget(GrainTimer timer) => _timers.TryRemove(timer, out _);

    /// <summary>Ends its timers.</summary>
    public void Close()
    {
        foreach (var timer in _timers.Keys) timer.Dispose();
        _stopped.TrySetResult();
    }

    public object? GetTarget() => Service;

    public object? GetComponent(Type componentType) => _components.GetValueOrDefault(componentType) ?? (componentType.IsInstanceOfType(this) ? this : null);

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        if (value is null) _components.TryRemove(typeof(TComponent), out _);
        else _components[typeof(TComponent)] = value;
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"[{GrainId} {ActivationId}]";

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw NotForServices("cannot be activated");

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => throw NotForServices("cannot be deactivated");

    public void Rehydrate(IRehydrationContext context) => throw NotForServices("cannot be rehydrated");

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw NotForServices("cannot migrate");

    private async Task AnswerAsync(Message message)
    {
        // It waited for its turn: its caller may be gone.
        if (message.IsExpired) return;
        Response response;
        try
        {
            RequestContext.Import(message.RequestContext, message.ReentrancyId);
            var request = (IInvokable)message.Body!;
            request.SetTarget(this);
            response = Shared.IncomingFilters.Length == 0 ? await request.Invoke() : await new IncomingCall(message, request, this, GrainInstance!, Shared.IncomingFilters).Run();
            if (message.Caller is not null) ((RequestBase)request).CopyResult(response, Shared.Copier);
        }
        catch (Exception error)
        {
            response = Response.FromException(error);
        }

        if (message.Direction != MessageDirection.OneWay)
            Shared.Routing.Respond(message, response);
        else if (response.Exception is { } error && message.Body is TimerTick)
            GrainServiceLog.TimerFailed(Logger, error, GrainId);
        else if (response.Exception is { } failure)
            GrainServiceLog.OneWayFailed(Logger, failure, GrainId, message.Body);
    }

    private InvalidOperationException NotForServices(string what) => new($"{GrainId} is a grain service: it {what}.");
}
