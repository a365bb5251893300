using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A workload with a scale subresource.</summary>
public enum KubernetesWorkload
{
    Deployments = 0,

    [Word("statefulsets")]
    StatefulSets = 1,

    [Word("replicasets")]
    ReplicaSets = 2,
}
