namespace OrleansHa.Tests.Chaos.Member;

/// <summary>Answers.</summary>
public interface IEchoGrain : IGrainWithIntegerKey
{
    ValueTask<long> Echo(long value);
}
