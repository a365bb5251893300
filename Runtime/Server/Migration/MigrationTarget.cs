using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Takes activations that move to this silo.</summary>
internal sealed class MigrationTarget(ILocalSiloDetails local, Catalog catalog, Serializer serializer)
    : SystemTarget(SystemTargetTypes.Migration, local.SiloAddress), IMigrationTarget
{
    public async Task<GrainAddress?> Accept(GrainAddress leaving, Dictionary<string, byte[]> values)
    {
        var state = new RehydrationContext(leaving, values, serializer);
        return catalog.TryRehydrate(leaving.GrainId, state, RequestContext.Export()) ? await state.Registered : null;
    }
}
