using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How a peer is told who calls: a bearer token, or a user name and password.</summary>
/// <param name="Bearer">The token's reference.</param>
/// <param name="Username">The user name.</param>
/// <param name="Password">The password's reference.</param>
public sealed record AuthDefinition(
    SecretReference? Bearer,
    [Text(TextForm.Line, 255)] string? Username,
    SecretReference? Password);
