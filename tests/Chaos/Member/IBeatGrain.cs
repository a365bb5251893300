namespace OrleansHa.Tests.Chaos.Member;

/// <summary>A grain driven by its timer. Its key is the file it writes to.</summary>
public interface IBeatGrain : IGrainWithStringKey
{
    Task Start();
}
