using System.Net;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>A machine: its address stays while processes on it come and go.</summary>
internal sealed class SimulatedNode(int index)
{
    public int Index { get; } = index;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Parse($"10.0.0.{index + 1}"), 11111);

    public SimulatedListener? Listener { get; set; }

    /// <summary>Without power nothing answers, not even a refusal.</summary>
    public bool HasPower { get; set; } = true;

    /// <summary>The process that runs here, or ran last.</summary>
    public SimulatedProcess? Process { get; set; }

    public override string ToString() => $"node {Index}";
}
