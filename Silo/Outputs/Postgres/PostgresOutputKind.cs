using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Postgres;

/// <summary>Outputs <c>postgres</c>.</summary>
internal sealed class PostgresOutputKind(PostgresTargets targets) : IOutputKind
{
    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is PostgresOutputTarget target
        ? [new PostgresEndpoint(target, output.Delivery, targets)]
        : null;
}
