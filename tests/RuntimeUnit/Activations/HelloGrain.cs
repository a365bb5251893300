namespace OrleansHa.Tests.RuntimeUnit.Activations;

internal sealed class HelloGrain : Grain, IHelloGrain
{
    private int _count;

    public Task<string> Hello(string name)
    {
        _count++;
        return Task.FromResult($"Hello {name} from {this.GetPrimaryKeyString()}");
    }

    public async Task<string> AskOther(string key, string name)
    {
        var answer = await GrainFactory.GetGrain<IHelloGrain>(key).Hello(name);
        return $"{this.GetPrimaryKeyString()}: {answer}";
    }

    public ValueTask<int> Count() => new(_count);
}
