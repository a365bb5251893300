namespace OrleansHa.Tests.Conformance.Section03Grains;

public interface ISlowStart : IGrainWithStringKey
{
    Task CallAsync();
}

/// <summary>Its activation ends when the gate named after its key opens.</summary>
public sealed class SlowStartGrain : Grain, ISlowStart
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Gate.Of(this.GetPrimaryKeyString()).PassAsync();
        Journal.Add(this.GetPrimaryKeyString(), "activated");
    }

    public Task CallAsync()
    {
        Journal.Add(this.GetPrimaryKeyString(), "called");
        return Task.CompletedTask;
    }
}

public interface IFailsToStart : IGrainWithStringKey
{
    Task CallAsync();
}

/// <summary>Its first activation fails, after the gate; later ones succeed.</summary>
public sealed class FailsToStartGrain : Grain, IFailsToStart
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        Journal.Add(key, "activating");
        if (Journal.Of(key).Count(entry => entry == "activating") > 1)
            return;

        await Gate.Of(key).PassAsync();
        throw new NotSupportedException("not this time");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task CallAsync()
    {
        Journal.Add(this.GetPrimaryKeyString(), "called");
        return Task.CompletedTask;
    }
}

public interface IFailsToConstruct : IGrainWithStringKey
{
    Task CallAsync();
}

public sealed class FailsToConstructGrain : Grain, IFailsToConstruct
{
    public FailsToConstructGrain() => throw new NotSupportedException("no such thing");

    public Task CallAsync() => Task.CompletedTask;
}

/// <summary>Registered nowhere.</summary>
public interface INowhereRegistered;

public interface INeedsWhatIsMissing : IGrainWithStringKey
{
    Task CallAsync();
}

public sealed class NeedsWhatIsMissingGrain(INowhereRegistered missing) : Grain, INeedsWhatIsMissing
{
    public Task CallAsync() => Task.FromResult(missing);
}

public interface IFailsToLeave : IGrainWithStringKey
{
    Task<string> CallAsync(bool leave);
}

public sealed class FailsToLeaveGrain : Grain, IFailsToLeave
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), "leaving");
        throw new NotSupportedException("will not leave");
    }

    public Task<string> CallAsync(bool leave)
    {
        if (leave)
            DeactivateOnIdle();
        return Task.FromResult(GrainContext.ActivationId.ToParsableString());
    }
}
