using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Outputs;

internal interface IOutputTransportFactory
{
    IOutputTransport Create(string loop, OutputDefinition output);
}
