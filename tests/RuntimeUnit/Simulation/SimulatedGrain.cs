namespace OrleansHa.Tests.RuntimeUnit.Simulation;

internal sealed class SimulatedGrain(SimulatedProcess process) : Grain, ISimulatedGrain
{
    private static readonly TimeSpan TimerPeriod = TimeSpan.FromMilliseconds(900);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Tell("activation");
        this.RegisterGrainTimer(
            _ =>
            {
                Tell("timer");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions { DueTime = TimerPeriod, Period = TimerPeriod, Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        process.Cluster.Ledger.OnEnd(this.GetGrainId(), GrainContext.ActivationId);
        return Task.CompletedTask;
    }

    public Task<long> Act(long call)
    {
        Tell("call");
        return Task.FromResult(call);
    }

    public async Task<long> ActSlowly(long call, int milliseconds)
    {
        Tell("slow call");
        await process.AfterAsync(TimeSpan.FromMilliseconds(milliseconds));
        Tell("end of slow call");
        return call;
    }

    public async Task<long> Pass(long call, long other)
    {
        Tell("passing on");
        var answer = await GrainFactory.GetGrain<ISimulatedGrain>(other).Act(call);
        Tell("end of passing on");
        return answer;
    }

    public Task<long> End(long call)
    {
        Tell("ending");
        DeactivateOnIdle();
        return Task.FromResult(call);
    }

    private void Tell(string what) => process.Cluster.Ledger.OnAct(process, this.GetGrainId(), GrainContext.ActivationId, what);
}
