using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support;

/// <summary>Free TCP ports on 127.0.0.1, each given once per test run and outside the ephemeral range.</summary>
public static class TestPorts
{
    public static int Next() => FreePorts.Next();
}
