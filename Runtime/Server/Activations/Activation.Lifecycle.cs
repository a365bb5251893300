using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime;

/// <content>Start and end.</content>
internal sealed partial class Activation
{
    private DeactivateCommand? _deactivation;
    private GrainAddress? _winner;
    private bool _registered;
    private bool _finishing;
    private volatile bool _tornDown;

    /// <summary>Whether the directory should have an entry for it: it is registered, or about to be.</summary>
    public bool BelongsInDirectory => Class.UsesDirectory && _state is not (ActivationState.Creating or ActivationState.Invalid) && _winner is null && !_moving;

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) =>
        _scheduler.Enqueue(new ActivateCommand(requestContext));

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        Deactivate(new DeactivateCommand(deactivationReason, null, cancellationToken));

        // It is asked to end because it does not answer: it may never come to that, and whoever asks says how long to wait.
        if (deactivationReason.ReasonCode == DeactivationReasonCode.ActivationUnresponsive && cancellationToken.CanBeCanceled)
            cancellationToken.UnsafeRegister(static state => ((Activation)state!).AbandonIfAlive(), this);
    }

    private void AbandonIfAlive()
    {
        if (!_tornDown) _ = AbandonAsync();
    }

    /// <summary>Ends it because another activation is the grain's.</summary>
    public void DeactivateDuplicate(GrainAddress winner) =>
        Deactivate(new DeactivateCommand(new DeactivationReason(DeactivationReasonCode.DuplicateActivation, $"{winner} is registered for this grain."), winner, default));

    private void Deactivate(DeactivateCommand command)
    {
        if (ReferenceEquals(RuntimeContext.Current, this))
            BeginDeactivation(command);
        else
            _scheduler.Enqueue(command);
    }

    private async Task ActivateAsync(ActivateCommand command)
    {
        if (_state != ActivationState.Creating) return;
        _state = ActivationState.Activating;
        _shared.Instruments?.Created.Count();
        var began = _shared.Instruments?.BeginActivation() ?? 0;
        RequestContext.Import(command.RequestContext);
        try
        {
            using var span = EngineActivities.StartLifecycle(ActivityNames.ActivateGrain, GrainId);
            if (Class.UsesDirectory && !await RegisterAsync()) return;
            await StartInstanceAsync();
        }
        catch (Exception error)
        {
            _shared.Instruments?.FailedToActivate.Count();
            _shared.Instruments?.Activated(began, succeeded: false, Class.UsesDirectory);
            ActivationLog.ActivationFailed(_shared.Logger, error, GrainId, Address.SiloAddress);
            await EndAsync(new DeactivationReason(DeactivationReasonCode.ActivationFailed, error, "The activation failed."), wasValid: false);
            return;
        }

        _lastActiveTicks = World.Ticks;
        _state = ActivationState.Valid;
        _shared.Instruments?.Activated(began, succeeded: true, Class.UsesDirectory);
        RequestContext.Import(null);
        if (_deactivation is { } pending)
            BeginDeactivation(pending);
        else
            StartWaiting();

        // The request that started it waited there; most activations never need it again.
        if (_waiting is { Count: 0 }) _waiting = null;
    }

    private async Task<bool> RegisterAsync()
    {
        GrainAddress registered;
        try
        {
            registered = await _shared.Locator.Register(Address, _rehydration?.Previous);
        }
        catch (Exception error)
        {
            // Not the grain's failure: the callers may try again, the directory may have another owner by then.
            ActivationLog.ActivationFailed(_shared.Logger, error, GrainId, Address.SiloAddress);
            RejectWaiting(RejectionKind.Transient, $"{GrainId} could not be registered in the grain directory: {error.Message}", null);
            await EndAsync(new DeactivationReason(DeactivationReasonCode.DirectoryFailure, error, "The registration failed."), wasValid: false);
            return false;
        }

        if (registered.ActivationId == ActivationId)
        {
            _registered = true;
            _rehydration?.EndRegistration(Address);
            return true;
        }

        _shared.Instruments?.ConcurrentRegistrations.Count();
        ActivationLog.LostRegistration(_shared.Logger, Address, registered);
        _winner = registered;
        await EndAsync(new DeactivationReason(DeactivationReasonCode.DuplicateActivation, "Another activation is registered."), wasValid: false);
        return false;
    }

    private async Task StartInstanceAsync()
    {
        await CreateInstanceAsync();
        if (_lifecycle is null && !Class.HasOnActivate) return;

        using var timeout = new CancellationTokenSource(_shared.Collection.ActivationTimeout, _shared.TimeProvider);
        try
        {
            if (_lifecycle is not null) await _lifecycle.OnStart(timeout.Token).WaitAsync(timeout.Token);
            if (GrainInstance is IGrainBase grain) await grain.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"{GrainId} did not activate within {_shared.Collection.ActivationTimeout.TotalSeconds:0.###} s (GrainCollectionOptions.ActivationTimeout).", error);
        }
    }

    private void BeginDeactivation(DeactivateCommand command)
    {
        switch (_state)
        {
            case ActivationState.Creating or ActivationState.Activating:
                // What starts is let finish, so that it ends in an orderly way.
                _deactivation ??= command;
                break;
            case ActivationState.Valid:
                _deactivation = command;
                _winner = command.Winner;
                _state = ActivationState.Deactivating;
                ActivationLog.Deactivating(_shared.Logger, GrainId, Address.SiloAddress, command.Reason.ReasonCode);
                TellComponentsOfEnd();
                FinishDeactivationIfQuiet();
                break;
            default:
                // It ends already.
                break;
        }
    }

    private void TellComponentsOfEnd()
    {
        if (_components is null) return;
        foreach (var component in _components.Values.OfType<IDeactivationAware>().ToArray()) component.OnDeactivating();
    }

    private void FinishDeactivationIfQuiet()
    {
        if (_running > 0 || _finishing) return;
        _finishing = true;
        RequestContext.Import(null);
        _ = EndAsync(_deactivation!.Reason, wasValid: true);
    }

    /// <summary>Ends it: what is registered goes, what waits is sent on, what was made is disposed.</summary>
    private async Task EndAsync(DeactivationReason reason, bool wasValid)
    {
        var began = _shared.Instruments?.BeginDeactivation() ?? 0;

        // Nobody waits for it any more, should it not have come that far.
        _rehydration?.EndRegistration(null);
        try
        {
            using var span = wasValid ? EngineActivities.StartLifecycle(ActivityNames.DeactivateGrain, GrainId) : null;
            DisposeTimers();
            if (_lifecycle is not null || (wasValid && Class.HasOnDeactivate)) await RunEndAsync(reason, wasValid);
        }
        catch (Exception error)
        {
            ActivationLog.LifecycleTurnFailed(_shared.Logger, error, GrainId);
        }

        if (!await TryMoveAsync() && _registered && reason.ReasonCode != DeactivationReasonCode.DuplicateActivation) await UnregisterAsync();
        _state = ActivationState.Invalid;
        _shared.Catalog.Remove(this);
        if (reason.ReasonCode == DeactivationReasonCode.ActivationFailed)
            RejectWaiting(RejectionKind.ActivationFailed, $"{GrainId} failed to activate: {reason.Exception?.Message}", reason.Exception);
        else
            ForwardWaiting(wasValid && !_served);
        await DisposeAsync();
        _shared.Instruments?.Deactivated(began, reason);
        MarkTornDown();
    }

    private void MarkTornDown()
    {
        _tornDown = true;

        // Whoever asks from now on sees the flag, whoever asked before is seen here.
        Interlocked.MemoryBarrier();
        _deactivated?.TrySetResult();
    }

    private async Task RunEndAsync(DeactivationReason reason, bool wasValid)
    {
        using var timeout = new TimeLimit(_shared.Collection.DeactivationTimeout, _shared.TimeProvider, _deactivation?.CancellationToken ?? default);
        if (wasValid) await RunOnDeactivateAsync(reason, timeout.Token);
        if (_lifecycle is not null) await _lifecycle.OnStop(timeout.Token);
    }

    private async Task RunOnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (GrainInstance is not IGrainBase grain) return;
        try
        {
            await grain.OnDeactivateAsync(reason, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception error)
        {
            ActivationLog.DeactivateFailed(_shared.Logger, error, GrainId, reason.ReasonCode);
        }
    }

    private async Task UnregisterAsync()
    {
        try
        {
            await _shared.Locator.Unregister(Address);
        }
        catch (Exception error)
        {
            ActivationLog.UnregisterFailed(_shared.Logger, error, Address);
        }
    }

    /// <param name="isCounted">It left without answering anyone: a grain that always does so must not send its callers in circles.</param>
    private void ForwardWaiting(bool isCounted)
    {
        while (_waiting is not null && _waiting.TryTakeFirst(out var message))
        {
            if (message.Body is TimerTick) continue;
            _shared.Arrived.Release(message);
            message.ForwardCount = isCounted ? message.ForwardCount + 1 : 0;
            if (message.ForwardCount > _shared.Messaging.MaxForwardCount)
                _shared.Routing.Reject(message, RejectionKind.Transient, $"{_shared.Messaging.MaxForwardCount} activations of {GrainId} in a row ended before they answered any call.", null);
            else
                _shared.Routing.Forward(message, Address, _winner);
        }
    }

    private void RejectWaiting(RejectionKind kind, string reason, Exception? cause)
    {
        while (_waiting is not null && _waiting.TryTakeFirst(out var message))
        {
            _shared.Arrived.Release(message);
            _shared.Routing.Reject(message, kind, reason, cause);
        }
    }

    private async Task DisposeAsync()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
                default:
                    break;
            }

            if (_scope is IAsyncDisposable scope) await scope.DisposeAsync();
        }
        catch (Exception error)
        {
            ActivationLog.DisposeFailed(_shared.Logger, error, GrainId);
        }
    }
}
