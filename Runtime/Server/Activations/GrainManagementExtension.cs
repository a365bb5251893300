using Orleans.Core.Internal;

namespace Orleans.Runtime;

/// <summary>Ends or moves an activation at the request of others.</summary>
internal sealed class GrainManagementExtension(IGrainContext context) : IGrainManagementExtension
{
    public ValueTask DeactivateOnIdle() => DeactivateOnIdle(CancellationToken.None);

    public ValueTask MigrateOnIdle() => MigrateOnIdle(CancellationToken.None);

    public ValueTask DeactivateOnIdle(CancellationToken cancellationToken)
    {
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called from outside."), CancellationToken.None);
        return default;
    }

    public ValueTask MigrateOnIdle(CancellationToken cancellationToken)
    {
        context.Migrate(RequestContext.Export(), CancellationToken.None);
        return default;
    }
}
