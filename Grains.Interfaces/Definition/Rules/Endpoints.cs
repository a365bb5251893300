using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of lists of endpoints.</summary>
internal static class Endpoints
{
    internal static void CheckUnique(ImmutableArray<EndpointDefinition> endpoints, MappingReader reader)
    {
        var seen = new HashSet<Uri>();
        for (var i = 0; i < endpoints.Length; i++)
        {
            if (!seen.Add(endpoints[i].Url))
                reader.Item("endpoints", i).Fault("url", DefinitionErrorCodes.DuplicateName, "Another endpoint of this list has the same URL: take one away.");
        }
    }
}
