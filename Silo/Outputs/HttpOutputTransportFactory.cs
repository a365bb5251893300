using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs;

internal sealed class HttpOutputTransportFactory(IHttpClientFactory clients, TimeProvider time) : IOutputTransportFactory
{
    public IOutputTransport Create(string loop, OutputDefinition output) => output.Target is HttpOutputTarget http
        ? new HttpOutputTransport(http, output.Delivery, clients, time)
        : throw new InvalidOperationException($"Output {output.Name} of loop {loop} has a target of unknown type: {output.Target}.");
}
