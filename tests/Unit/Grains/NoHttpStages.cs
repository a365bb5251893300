using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Stages;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>For loops that ask no service.</summary>
internal sealed class NoHttpStages : IHttpStages
{
    public IHttpStage Create(string loop, HttpStageDefinition definition) => throw new InvalidOperationException($"Loop {loop} asks a service in a test that has none.");
}
