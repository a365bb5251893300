namespace Orleans.Runtime;

/// <summary>Takes activations that move to this silo.</summary>
internal interface IMigrationTarget : ISystemTarget
{
    /// <summary>
    /// Starts an activation from what a leaving one took along. Returns its address once the directory has it in the place of
    /// the leaving one, null when it does not start here.
    /// </summary>
    Task<GrainAddress?> Accept(GrainAddress leaving, Dictionary<string, byte[]> values);
}
