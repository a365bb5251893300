using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The stages of this silo.</summary>
internal sealed class SiloLifecycle(ILogger<SiloLifecycle> logger) : LifecycleSubject(logger), ISiloLifecycle
{
    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    protected override void OnStageStarted(int stage, TimeSpan took)
    {
        HighestCompletedStage = stage;
        LifecycleLog.StageStarted(logger, stage, took.TotalMilliseconds);
    }

    protected override void OnStageStopped(int stage, TimeSpan took)
    {
        LowestStoppedStage = stage;
        LifecycleLog.StageStopped(logger, stage, took.TotalMilliseconds);
    }
}
