using Microsoft.Extensions.DependencyInjection;
using Orleans.Services;

namespace Orleans.Runtime;

/// <summary>Takes the grain services of this silo through its start and stop, and tells them of their ranges.</summary>
internal sealed class GrainServiceParticipant(IServiceProvider services, ISystemTargetRegistry targets, GrainServiceRing ring) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        foreach (var service in services.GetServices<IGrainService>().OfType<GrainService>())
        {
            var runner = new Runner(service, services, targets, ring);
            lifecycle.Subscribe(service.GetType().Name, ServiceLifecycleStage.RuntimeGrainServices, runner.InitAsync);
            lifecycle.Subscribe(service.GetType().Name, ServiceLifecycleStage.Active, runner.StartAsync, runner.StopAsync);
        }
    }

    private sealed class Runner(GrainService service, IServiceProvider services, ISystemTargetRegistry targets, GrainServiceRing ring)
    {
        private bool _stopped;

        public Task InitAsync(CancellationToken cancellationToken)
        {
            targets.Add(service.Context);
            return service.Context.RunAsync(() =>
            {
                service.UseRange(ring.Follow((old, current) => service.Context.Scheduler.QueueAction(() => _ = ChangeAsync(old, current))));
                return service.Init(services);
            }).WaitAsync(cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => service.Context.RunAsync(service.Start).WaitAsync(cancellationToken);

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            try
            {
                await service.Context.RunAsync(() =>
                {
                    _stopped = true;
                    return service.Stop();
                }).WaitAsync(cancellationToken);
            }
            finally
            {
                service.Context.Close();
            }
        }

        private async Task ChangeAsync(RingRange old, RingRange current)
        {
            if (_stopped) return;
            service.UseRange(current);
            GrainServiceLog.RangeChanged(service.Context.Logger, service.Context.GrainId, current);
            try
            {
                await service.OnRangeChange(old, current, !current.Hashes.Except(old.Hashes).IsEmpty);
            }
            catch (Exception error)
            {
                GrainServiceLog.RangeChangeFailed(service.Context.Logger, error, service.Context.GrainId, current);
            }
        }
    }
}
