using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Kubernetes;

/// <summary>Outputs <c>kubernetes_scale</c>.</summary>
internal sealed class KubernetesScaleOutputKind(KubernetesClients clients) : IOutputKind
{
    public IReadOnlyList<IOutputEndpoint>? Endpoints(string loop, OutputDefinition output) => output.Target is KubernetesScaleOutputTarget target
        ? [new KubernetesScaleEndpoint(target, clients)]
        : null;
}
