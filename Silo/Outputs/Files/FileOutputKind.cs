using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Files;

/// <summary>Outputs <c>file</c>.</summary>
internal sealed class FileOutputKind : IOutputKind
{
    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is FileOutputTarget target
        ? [new FileEndpoint(target)]
        : null;
}
