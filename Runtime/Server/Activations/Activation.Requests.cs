using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <content>Admission and running of requests.</content>
internal sealed partial class Activation
{
    // After this many waiting requests in a row other activations get the thread.
    private const int MaxStartsPerTurn = 64;

    private WaitingRequests? _waiting;
    private Message? _blocking;
    private long _blockingSinceTicks;
    private long _lastActiveTicks;
    private int _running;
    private bool _startingWaiting;
    private bool _continueQueued;
    private bool _served;

    // Requests that run and have a token to signal; null while there never was one.
    private List<Message>? _cancellable;

    private void OnRequest(Message message)
    {
        if (_state != ActivationState.Valid)
        {
            OnRequestWhileNotValid(message);
            return;
        }

        if (IsExpired(message)) return;
        if (!_continueQueued && MayStart(message))
            Start(message);
        else
            Wait(message);
    }

    private void OnRequestWhileNotValid(Message message)
    {
        switch (_state)
        {
            case ActivationState.Creating or ActivationState.Activating:
            case ActivationState.Deactivating when message.Body is not TimerTick:
                Wait(message);
                break;
            case ActivationState.Invalid when message.Body is not TimerTick:
                _shared.Arrived.Release(message);
                _shared.Routing.Forward(message, Address, _winner);
                break;
            default:
                // A tick belongs to this activation alone.
                break;
        }
    }

    private bool MayStart(Message message) => RequestAdmission.MayStart(message, _blocking, Class.IsReentrant, MayInterleave(), _sections);

    // Made per call and not per activation: classes with a predicate are rare.
    private Func<Message, bool>? MayInterleave()
    {
        if (Class.MayInterleave is not { } predicate) return null;
        return message => message.Body is IInvokable invokable && predicate(GrainInstance, invokable);
    }

    private void Wait(Message message)
    {
        var limit = Class.IsStatelessWorker ? _shared.Messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker : _shared.Messaging.MaxEnqueuedRequestsHardLimit;
        var waiting = _waiting ??= new WaitingRequests();

        // A tick that does not come back would be the timer's last; there is one of each timer at most.
        if (limit > 0 && waiting.Count >= limit && message.Body is not TimerTick)
        {
            _shared.Arrived.Release(message);
            var cause = new LimitExceededException($"{GrainId} on {Address.SiloAddress} has {waiting.Count} waiting requests; its limit is {limit}.");
            _shared.Routing.Reject(message, RejectionKind.Overloaded, cause.Message, cause);
            return;
        }

        waiting.Add(message);
        var soft = Class.IsStatelessWorker ? _shared.Messaging.MaxEnqueuedRequestsSoftLimit_StatelessWorker : _shared.Messaging.MaxEnqueuedRequestsSoftLimit;
        if (soft > 0 && waiting.Count == soft + 1) ActivationLog.ManyWaiting(_shared.Logger, Address, soft);
    }

    private void RefuseArrived(Message message)
    {
        var cause = new LimitExceededException(
            $"Requests of {_shared.Arrived.Limit / 1024 / 1024} MiB wait on {Address.SiloAddress} for their turn already; one of {message.WireBytes} bytes for {GrainId} is refused.");
        _shared.Routing.Reject(message, RejectionKind.Overloaded, cause.Message, cause);
    }

    private bool IsExpired(Message message)
    {
        if (!message.IsExpired || !_shared.Messaging.DropExpiredMessages) return false;

        _shared.Arrived.Release(message);

        // Its caller stopped waiting; running it would only do what nobody knows of.
        _shared.Messages?.Expired.Count();
        ActivationLog.Expired(_shared.Logger, message);
        return true;
    }

    private void Start(Message message)
    {
        _shared.Arrived.Release(message);
        _running++;
        if (_blocking is null && !message.IsAlwaysInterleave)
        {
            _blocking = message;
            _blockingSinceTicks = World.Ticks;
        }

        ValueTask<Response> running;
        try
        {
            RequestContext.Import(message.RequestContext, message.ReentrancyId);
            running = Invoke(message);
        }
        catch (Exception error)
        {
            running = new(Response.FromException(error));
        }

        if (running.IsCompletedSuccessfully)
            Complete(message, running.Result);
        else
            _ = AwaitResponse(message, running);
    }

    private ValueTask<Response> Invoke(Message message)
    {
        if (message.Body is not IInvokable request)
            throw new InvalidOperationException($"{message} carries {message.Body?.GetType().ToString() ?? "nothing"} instead of a call.");
        if (request.IsCancellable) (_cancellable ??= []).Add(message);
        request.SetTarget(this);
        return _shared.IncomingFilters.Length == 0 && GrainInstance is not IIncomingGrainCallFilter
            ? request.Invoke()
            : new IncomingCall(message, request, this, GrainInstance!, _shared.IncomingFilters).Run();
    }

    // Resumes in a turn: the scheduler of this activation is the current one when it is called.
    private async Task AwaitResponse(Message message, ValueTask<Response> running)
    {
        Response response;
        try
        {
            response = await running;
        }
        catch (Exception error)
        {
            response = Response.FromException(error);
        }

        Complete(message, response);
    }

    private void Complete(Message message, Response response)
    {
        _running--;
        _served = true;
        if (ReferenceEquals(_blocking, message)) _blocking = null;
        if (_cancellable is { Count: > 0 }) _cancellable.Remove(message);
        if (message.Body is not TimerTick { KeepsAlive: false }) _lastActiveTicks = World.Ticks;

        // What it holds does not match the storage any more; the next activation reads it anew.
        if (response.Exception is InconsistentStateException inconsistent && inconsistent.SourceActivation == ActivationId)
            BeginDeactivation(new(new(DeactivationReasonCode.ApplicationError, inconsistent, "The state in storage was changed by someone else."), null, default));

        Respond(message, response);
        if (_state == ActivationState.Deactivating)
            FinishDeactivationIfQuiet();
        else
            StartWaiting();
    }

    private void Respond(Message message, Response response)
    {
        if (message.Direction == MessageDirection.OneWay)
        {
            if (response.Exception is { } error) LogOneWayFailure(message, error);
            return;
        }

        try
        {
            ((RequestBase)message.Body!).CopyResult(response, _shared.Copier);
        }
        catch (Exception error)
        {
            response = Response.FromException(error);
        }

        _shared.Routing.Respond(message, response);
    }

    private void LogOneWayFailure(Message message, Exception error)
    {
        if (message.Body is TimerTick)
            ActivationLog.TimerFailed(_shared.Logger, error, GrainId);
        else
            ActivationLog.OneWayFailed(_shared.Logger, error, GrainId, message.Body!);
    }

    private void ContinueWaiting()
    {
        _continueQueued = false;
        StartWaiting();
    }

    private void StartWaiting()
    {
        // Requests that complete at once end up here again; the outer loop goes on for them.
        if (_waiting is not { Count: > 0 } waiting || _startingWaiting || _continueQueued) return;
        _startingWaiting = true;
        var index = 0;
        var started = 0;
        while (index < waiting.Count && _state == ActivationState.Valid)
        {
            var message = waiting[index];
            if (IsExpired(message))
            {
                waiting.RemoveAt(index);
            }
            else if (MayStart(message))
            {
                if (started++ == MaxStartsPerTurn)
                {
                    _continueQueued = true;
                    _scheduler.Enqueue(ContinueCommand.Instance);
                    break;
                }

                waiting.RemoveAt(index);
                Start(message);
                RequestContext.Import(null);
            }
            else if (waiting.AnyMayOvertake || Class.MayInterleave is not null)
            {
                index++;
            }
            else
            {
                break;
            }
        }

        _startingWaiting = false;
    }

    /// <summary>A caller gave up: a waiting request goes unexecuted, a running one gets its token signalled. May be called on any thread.</summary>
    public void Cancel(GrainId sender, long requestId) => _scheduler.Enqueue(new CancelCommand(sender, requestId));

    private void CancelRequest(CancelCommand command)
    {
        for (var i = 0; i < (_waiting?.Count ?? 0); i++)
        {
            if (!Matches(_waiting![i])) continue;
            var cancelled = _waiting.RemoveAt(i);
            _shared.Arrived.Release(cancelled);
            _shared.Routing.Respond(cancelled, Response.FromException(new OperationCanceledException("The caller cancelled the call before it ran.")));
            return;
        }

        if (_cancellable?.Find(Matches)?.Body is IInvokable running) running.TryCancel();

        bool Matches(Message message) => message.Id == command.RequestId && message.SendingGrain == command.Sender;
    }
}
