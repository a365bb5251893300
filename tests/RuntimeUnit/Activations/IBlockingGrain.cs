namespace OrleansHa.Tests.RuntimeUnit.Activations;

internal interface IBlockingGrain : IGrainWithIntegerKey
{
    /// <summary>Blocks its thread until the test lets it go.</summary>
    Task Block();

    /// <summary>The same after an await: in a continuation.</summary>
    Task BlockLater();
}
