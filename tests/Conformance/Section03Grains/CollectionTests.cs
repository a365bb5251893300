using Orleans.Configuration;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section03Grains;

/// <summary>orleans-api.md §3 and §4: activations that nobody uses are collected, others are not.</summary>
public sealed class CollectionTests(CollectionTests.ImpatientCluster cluster) : IClassFixture<CollectionTests.ImpatientCluster>
{
    [Fact]
    public async Task DeactivateOnIdle_IgnoresADelay()
    {
        var key = Keys.New();
        await cluster.Client.GetGrain<IKept>(key).LeaveDespiteDelayAsync();
        await Journal.HasAsync(key, "deactivated ApplicationRequested");
    }

    [Fact]
    public async Task IdleGrain_IsCollectedAfterItsAge()
    {
        var key = Keys.New();
        await Grain<IIdle>(key).UseAsync(TimerUse.None, TimeSpan.Zero);
        await Journal.HasAsync(key, $"deactivated {DeactivationReasonCode.ActivationIdle}");
    }

    [Fact]
    public async Task GrainInUse_IsNotCollected()
    {
        var (used, idle) = (Keys.New(), Keys.New());
        await Grain<IIdle>(idle).UseAsync(TimerUse.None, TimeSpan.Zero);
        await Eventually.TrueAsync(async () =>
        {
            await Grain<IIdle>(used).UseAsync(TimerUse.None, TimeSpan.Zero);
            return Journal.Of(idle).Length > 0;
        }, Bounds.Event);
        Journal.Of(used).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunningRequest_IsNotIdleness()
    {
        var (busy, idle) = (Keys.New(), Keys.New());
        var held = Grain<IIdle>(busy).HoldAsync();
        await IdleIsCollectedAsync(idle);
        Journal.Of(busy).ShouldBeEmpty();
        Gate.Of(busy).Open();
        await held;
    }

    [Fact]
    public async Task Timer_WithoutKeepAlive_DoesNotKeepItsGrain()
    {
        var key = Keys.New();
        await Grain<IIdle>(key).UseAsync(TimerUse.Ordinary, TimeSpan.Zero);
        await Journal.HasAsync(key, $"deactivated {DeactivationReasonCode.ActivationIdle}");
    }

    [Fact]
    public async Task Timer_WithKeepAlive_KeepsItsGrain()
    {
        var (kept, idle) = (Keys.New(), Keys.New());
        await Grain<IIdle>(kept).UseAsync(TimerUse.KeepAlive, TimeSpan.Zero);
        await IdleIsCollectedAsync(idle);
        await IdleIsCollectedAsync(idle + "-later");
        Journal.Of(kept).ShouldBeEmpty();
    }

    [Fact]
    public async Task KeepAliveClass_IsNeverCollected()
    {
        var (kept, idle) = (Keys.New(), Keys.New());
        await Grain<IKept>(kept).UseAsync(TimerUse.None, TimeSpan.Zero);
        await IdleIsCollectedAsync(idle);
        Journal.Of(kept).ShouldBeEmpty();
    }

    [Fact]
    public async Task AgeOfAClass_GoesBeforeTheGeneralAge()
    {
        var (patient, idle) = (Keys.New(), Keys.New());
        await Grain<IPatient>(patient).UseAsync(TimerUse.None, TimeSpan.Zero);
        await IdleIsCollectedAsync(idle);
        Journal.Of(patient).ShouldBeEmpty();
    }

    [Fact]
    public async Task DelayDeactivation_KeepsTheGrain_AndZeroCancelsIt()
    {
        var (delayed, idle) = (Keys.New(), Keys.New());
        await Grain<IIdle>(delayed).UseAsync(TimerUse.None, TimeSpan.FromHours(1));
        await IdleIsCollectedAsync(idle);
        Journal.Of(delayed).ShouldBeEmpty();

        await Grain<IIdle>(delayed).UseAsync(TimerUse.None, TimeSpan.FromSeconds(-1));
        await Journal.HasAsync(delayed, $"deactivated {DeactivationReasonCode.ActivationIdle}");
    }

    private async Task IdleIsCollectedAsync(string key)
    {
        await Grain<IIdle>(key).UseAsync(TimerUse.None, TimeSpan.Zero);
        await Journal.HasAsync(key, $"deactivated {DeactivationReasonCode.ActivationIdle}");
    }

    private T Grain<T>(string key) where T : IAging => cluster.Client.GetGrain<T>(key);

    /// <summary>A silo that collects after two seconds.</summary>
    public sealed class ImpatientCluster : SharedCluster
    {
        private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
        {
            var builder = new InProcessTestClusterBuilder(1);
            builder.ConfigureSilo((_, silo) =>
            {
                CommonSilo.Configure(silo);
                silo.Configure<GrainCollectionOptions>(options =>
                {
                    options.CollectionAge = TimeSpan.FromSeconds(2);
                    options.CollectionQuantum = TimeSpan.FromSeconds(1);
                    options.ClassSpecificCollectionAge[typeof(PatientGrain).FullName!] = TimeSpan.FromHours(1);
                });
            });
            return DeployAsync(builder);
        });

        protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
    }
}

[GenerateSerializer]
public enum TimerUse
{
    None,
    Ordinary,
    KeepAlive,
}

public interface IAging : IGrainWithStringKey
{
    /// <summary>Delays its deactivation for an hour and asks for it at once.</summary>
    Task LeaveDespiteDelayAsync();

    /// <summary>Starts a timer or none, and delays deactivation unless zero.</summary>
    Task UseAsync(TimerUse timer, TimeSpan delay);

    Task HoldAsync();
}

public abstract class AgingBase : Grain
{
    public Task UseAsync(TimerUse timer, TimeSpan delay)
    {
        if (delay != TimeSpan.Zero)
            DelayDeactivation(delay);
        if (timer != TimerUse.None)
        {
            var often = TimeSpan.FromMilliseconds(200);
            this.RegisterGrainTimer(() => Task.CompletedTask, new GrainTimerCreationOptions(often, often) { KeepAlive = timer == TimerUse.KeepAlive });
        }

        return Task.CompletedTask;
    }

    public Task LeaveDespiteDelayAsync()
    {
        DelayDeactivation(TimeSpan.FromHours(1));
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task HoldAsync() => Gate.Of(this.GetPrimaryKeyString()).PassAsync();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}

public interface IIdle : IAging;

public sealed class IdleGrain : AgingBase, IIdle;

public interface IKept : IAging;

[KeepAlive]
public sealed class KeptGrain : AgingBase, IKept;

public interface IPatient : IAging;

public sealed class PatientGrain : AgingBase, IPatient;
