using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are replicas of a workload, through its scale subresource.</summary>
/// <param name="Server">The API server; default the one of the cluster that the silo runs in.</param>
/// <param name="Namespace">The workload's namespace.</param>
/// <param name="Resource">What kind of workload.</param>
/// <param name="Workload">Its name.</param>
/// <param name="Auth">The token's reference; default the service account's.</param>
/// <param name="CaFile">The certificate authority's file; default the service account's.</param>
public sealed record KubernetesScaleOutputTarget(
    [Default("https://kubernetes.default.svc")] Uri Server,
    [Default("default"), Text(TextForm.Dns)] string Namespace,
    [Default("deployments")] KubernetesWorkload Resource,
    [Text(TextForm.Dns)] string Workload,
    AuthDefinition? Auth,
    [Text(TextForm.Path)] string? CaFile) : OutputTarget;
