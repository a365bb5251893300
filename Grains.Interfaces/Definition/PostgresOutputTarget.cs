using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are parameters of a statement.</summary>
/// <param name="Connection">The reference to a connection string.</param>
/// <param name="Statement">One statement; <c>@key</c>, <c>@epoch</c>, <c>@seq</c>, <c>@value</c>, <c>@at</c> and <c>@quality</c> stand for the decision's parts.</param>
public sealed record PostgresOutputTarget(
    SecretReference Connection,
    [Text(TextForm.Block, 8192)] string Statement) : OutputTarget;
