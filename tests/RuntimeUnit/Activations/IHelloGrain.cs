namespace OrleansHa.Tests.RuntimeUnit.Activations;

public interface IHelloGrain : IGrainWithStringKey
{
    Task<string> Hello(string name);

    /// <summary>Answers once and leaves.</summary>
    Task<string> HelloAndLeave(string name);

    Task<string> AskOther(string key, string name);

    ValueTask<int> Count();
}
