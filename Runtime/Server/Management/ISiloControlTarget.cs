namespace Orleans.Runtime;

/// <summary>What the management grain asks of a silo.</summary>
internal interface ISiloControlTarget : ISystemTarget
{
    ValueTask<SiloRuntimeStatistics> GetRuntimeStatistics();

    ValueTask<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <param name="types">Class texts or full class names, null for all.</param>
    ValueTask<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types);

    ValueTask<int> GetGrainActivationCount(GrainId grainId);

    ValueTask<GrainId[]> GetActiveGrains(GrainType type);

    ValueTask<int> GetActivationCount();

    /// <summary>Returns how many were asked to end.</summary>
    ValueTask<int> CollectActivations(TimeSpan ageLimit);

    ValueTask CollectGarbage();

    ValueTask Measure();
}
