using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Silo.Outputs;

/// <summary>Finds the kind of an output among those that are registered.</summary>
internal sealed class OutputTransports(IEnumerable<IOutputKind> kinds, ISiloPlace place, TimeProvider time) : IOutputTransportFactory
{
    private readonly IOutputKind[] _kinds = [.. kinds];

    public IOutputTransport Create(string loop, OutputDefinition output)
    {
        foreach (var kind in _kinds)
        {
            if (kind.Endpoints(loop, output) is { } endpoints)
                return new EndpointTransport(EndpointOrder.ByZone(endpoints, place.Zone), kind.TellsEveryEndpoint, output.Delivery, time);
        }

        throw new InvalidOperationException($"Output {output.Name} of loop {loop} has a target of unknown type: {output.Target.GetType().Name}.");
    }
}
