using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Loops.Stages;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>What every loop of a silo shares.</summary>
internal sealed record LoopServices(
    ILoopStore Store,
    IStepJournal Journal,
    ISiloPlace Place,
    IOutputTransportFactory Transports,
    IDeadLetterStore DeadLetters,
    IAlertLog Alerts,
    RunningLoops Running,
    ILoopRecovery Recovery,
    LoopFeeds Feeds,
    StandbyMemory Memory,
    LoopInstruments Instruments,
    StageServices Stages,
    LivingSilos Living,
    TimeProvider Time,
    ILogger<FeedbackLoopGrain> Logger);
