namespace OrleansHa.Tests.RuntimeUnit.Activations;

public interface IHelloGrain : IGrainWithStringKey
{
    Task<string> Hello(string name);

    Task<string> AskOther(string key, string name);

    ValueTask<int> Count();
}
