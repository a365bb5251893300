using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs;

/// <summary>One kind of output of the definition: makes the endpoints of a target.</summary>
internal interface IOutputKind
{
    /// <summary>The endpoints, in the order of the text; null when the target is of another kind.</summary>
    IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output);

    /// <summary>Whether a decision is brought to every endpoint and not only to the first that takes it.</summary>
    bool TellsEveryEndpoint => false;
}
