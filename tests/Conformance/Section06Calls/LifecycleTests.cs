using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: silo lifecycle stages and start-up tasks.</summary>
public sealed class LifecycleTests
{
    private static readonly int[] Stages =
    [
        ServiceLifecycleStage.First, ServiceLifecycleStage.RuntimeInitialize, ServiceLifecycleStage.RuntimeServices, ServiceLifecycleStage.RuntimeStorageServices,
        ServiceLifecycleStage.RuntimeGrainServices, ServiceLifecycleStage.AfterRuntimeGrainServices, ServiceLifecycleStage.ApplicationServices,
        ServiceLifecycleStage.ValidateInitialConnectivity, ServiceLifecycleStage.BecomeActive, ServiceLifecycleStage.Active, ServiceLifecycleStage.Last,
    ];

    [Fact]
    public void Stages_HaveTheDocumentedNumbers()
    {
        Stages.ShouldBe([int.MinValue, 2000, 4000, 6000, 8000, 8100, 10000, 19900, 19999, 20000, int.MaxValue]);
        GrainLifecycleStage.First.ShouldBe(int.MinValue);
        GrainLifecycleStage.SetupState.ShouldBe(1000);
        GrainLifecycleStage.Activate.ShouldBe(2000);
        GrainLifecycleStage.Last.ShouldBe(int.MaxValue);
    }

    [Fact]
    public async Task Silo_StartsItsStagesUpwardsAndStopsThemDownwards()
    {
        var topic = Keys.New();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new NotingParticipant(topic, Stages)));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        Journal.Of(topic).ShouldBe(Stages.Select(stage => $"start {stage}"));

        await cluster.DisposeAsync();
        Journal.Of(topic)[Stages.Length..].ShouldBe(Stages.Reverse().Select(stage => $"stop {stage}"));
    }

    [Fact]
    public async Task Status_FollowsTheStages()
    {
        var topic = Keys.New();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => new StatusParticipant(topic, services)));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Journal.Of(topic).ShouldBe(["10000 Joining", "20000 Active"]);
    }

    [Fact]
    public async Task StartupTask_MayCallGrains()
    {
        var topic = Keys.New();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.AddStartupTask(async (services, _) =>
            {
                var answer = await services.GetRequiredService<IGrainFactory>().GetGrain<Section03Grains.IPlain>(topic).HelloAsync();
                Journal.Add(topic, answer);
            });
            silo.AddStartupTask(new EarlyTask(topic), ServiceLifecycleStage.ApplicationServices);
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Journal.Of(topic).ShouldBe(["early", "activated", $"hello {topic}"]);
    }

    [Fact]
    public async Task StartupTask_Failing_FailsTheStartAndStopsWhatStarted()
    {
        var topic = Keys.New();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new NotingParticipant(topic, [ServiceLifecycleStage.ApplicationServices]));
            silo.AddStartupTask((_, _) => throw new NotSupportedException("not today"));
        });
        var cluster = builder.Build();
        var failure = await Should.ThrowAsync<Exception>(cluster.DeployAsync().WaitAsync(Bounds.Cluster));
        failure.ToString().ShouldContain("not today");
        await Journal.HasAsync(topic, $"stop {ServiceLifecycleStage.ApplicationServices}");
        await cluster.DisposeAsync();
    }

    private sealed class NotingParticipant(string topic, int[] stages) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in stages)
                lifecycle.Subscribe("test", stage, _ => Note($"start {stage}"), _ => Note($"stop {stage}"));
        }

        private Task Note(string entry)
        {
            Journal.Add(topic, entry);
            return Task.CompletedTask;
        }
    }

    private sealed class StatusParticipant(string topic, IServiceProvider services) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in new[] { ServiceLifecycleStage.ApplicationServices, ServiceLifecycleStage.Active })
            {
                lifecycle.Subscribe<StatusParticipant>(stage, _ =>
                {
                    Journal.Add(topic, $"{stage} {services.GetRequiredService<ISiloStatusOracle>().CurrentStatus}");
                    return Task.CompletedTask;
                });
            }
        }
    }

    private sealed class EarlyTask(string topic) : IStartupTask
    {
        public Task Execute(CancellationToken cancellationToken)
        {
            Journal.Add(topic, "early");
            return Task.CompletedTask;
        }
    }
}
