namespace OrleansHa.Samples.CpuGovernor;

/// <summary>What <c>GET /worker</c> answers: which process an exporter has to look at.</summary>
internal sealed record WorkerIdentity(int Pid, double Duty);
