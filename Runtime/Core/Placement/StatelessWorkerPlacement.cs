namespace Orleans.Runtime;

/// <summary>On the silo that receives the call, in as many activations as are busy there. Not in the directory.</summary>
internal sealed class StatelessWorkerPlacement : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;
}
