using OrleansHa.Grains.Processors.Custom;

namespace OrleansHa.Grains.Loops.Stages;

/// <summary>What stages need that are neither computed here nor in a grain of this house.</summary>
internal sealed record StageServices(ICustomCode Custom, IHttpStages Http);
