namespace OrleansHa.Grains.Processors.Custom;

/// <summary>A class of a user's.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="IsController">A controller, or a stage.</param>
/// <param name="HasState">Whether it has a memory.</param>
internal sealed record CustomClass(string Name, bool IsController, bool HasState);
