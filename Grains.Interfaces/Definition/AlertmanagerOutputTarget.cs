using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions above 0 raise an alert in Alertmanager, the others resolve it.</summary>
/// <param name="Endpoints">Every one is told, as Alertmanager's cluster wants it.</param>
/// <param name="Labels">Labels of the alert; <c>alertname</c> and <c>loop</c> are added.</param>
/// <param name="Annotations">Annotations of the alert.</param>
/// <param name="Auth">How Alertmanager is told who calls.</param>
public sealed record AlertmanagerOutputTarget(
    [Count(1, DefinitionBounds.Endpoints)] ImmutableArray<EndpointDefinition> Endpoints,
    [Count(0, DefinitionBounds.Labels)] ImmutableSortedDictionary<string, string> Labels,
    [Count(0, DefinitionBounds.Labels)] ImmutableSortedDictionary<string, string> Annotations,
    AuthDefinition? Auth) : OutputTarget
{
    /// <inheritdoc/>
    public override bool Alerts => true;
}
