namespace Orleans.TestingHost;

/// <summary>Gives ports to silos and gateways.</summary>
public interface ITestClusterPortAllocator : IDisposable
{
    /// <summary>The first silo port and the first gateway port of <paramref name="numPorts"/> pairs in a row.</summary>
    (int, int) AllocateConsecutivePortPairs(int numPorts);
}
