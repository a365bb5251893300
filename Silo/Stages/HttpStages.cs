using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Stages;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Silo.Stages;

internal sealed class HttpStages(IHttpClientFactory clients, ISiloPlace place, TimeProvider time) : IHttpStages
{
    public IHttpStage Create(string loop, HttpStageDefinition definition) => new HttpStage(loop, definition, place.Zone, clients, time);
}
