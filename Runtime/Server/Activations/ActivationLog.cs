using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>Event ids 1120 to 1159.</summary>
internal static partial class ActivationLog
{
    [LoggerMessage(1120, LogLevel.Debug, "Dropped a request whose caller no longer waits: {Request}.")]
    public static partial void Expired(ILogger logger, Message request);

    [LoggerMessage(1121, LogLevel.Error, "A timer of {Grain} failed; it goes on ticking.")]
    public static partial void TimerFailed(ILogger logger, Exception error, GrainId grain);

    [LoggerMessage(1122, LogLevel.Warning, "The one-way call {Request} to {Grain} failed.")]
    public static partial void OneWayFailed(ILogger logger, Exception error, GrainId grain, object request);

    [LoggerMessage(1123, LogLevel.Error, "{Grain} failed to activate on {Silo}.")]
    public static partial void ActivationFailed(ILogger logger, Exception error, GrainId grain, SiloAddress? silo);

    [LoggerMessage(1124, LogLevel.Debug, "{Loser} ends because {Winner} is registered for its grain.")]
    public static partial void LostRegistration(ILogger logger, GrainAddress loser, GrainAddress winner);

    [LoggerMessage(1125, LogLevel.Error, "OnDeactivateAsync of {Grain} failed ({Reason}); the deactivation goes on.")]
    public static partial void DeactivateFailed(ILogger logger, Exception error, GrainId grain, DeactivationReasonCode reason);

    [LoggerMessage(1126, LogLevel.Warning, "{Address} could not be removed from the directory; the entry is found stale by the next call.")]
    public static partial void UnregisterFailed(ILogger logger, Exception error, GrainAddress address);

    [LoggerMessage(1127, LogLevel.Error, "Disposing {Grain} failed.")]
    public static partial void DisposeFailed(ILogger logger, Exception error, GrainId grain);

    [LoggerMessage(1128, LogLevel.Warning, "A request blocks {Activation} for {Seconds} s, longer than MaxRequestProcessingTime; it is abandoned and replaced: {Request}.")]
    public static partial void Stuck(ILogger logger, Activation activation, long seconds, Message request);

    [LoggerMessage(1129, LogLevel.Debug, "{Grain} is deactivated on {Silo}: {Reason}.")]
    public static partial void Deactivating(ILogger logger, GrainId grain, SiloAddress? silo, DeactivationReasonCode reason);

    [LoggerMessage(1130, LogLevel.Error, "A turn of {Grain} that starts or ends it failed unexpectedly.")]
    public static partial void LifecycleTurnFailed(ILogger logger, Exception error, GrainId grain);

    [LoggerMessage(1131, LogLevel.Warning, "{Address} has more than {Limit} waiting requests (MaxEnqueuedRequestsSoftLimit).")]
    public static partial void ManyWaiting(ILogger logger, GrainAddress address, int limit);
}
