namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>How the network behaves between two machines that are not cut off from each other.</summary>
internal sealed class NetworkManners
{
    public double LeastLatency { get; set; } = 0.1;

    public double MostLatency { get; set; } = 2;

    /// <summary>The share of messages that take up to <see cref="Spike"/> milliseconds.</summary>
    public double SpikeRate { get; set; } = 0.002;

    public double Spike { get; set; } = 100;

    /// <summary>The share of messages that are lost, beyond what TCP would do.</summary>
    public double LossRate { get; set; }

    /// <summary>The share of messages that arrive twice, beyond what TCP would do.</summary>
    public double DuplicateRate { get; set; }

    /// <summary>The share of messages that others may overtake, beyond what TCP would do.</summary>
    public double DisorderRate { get; set; }
}
