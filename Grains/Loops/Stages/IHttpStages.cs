using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Stages;

/// <summary>Makes the callers of external services.</summary>
internal interface IHttpStages
{
    IHttpStage Create(string loop, HttpStageDefinition definition);
}
