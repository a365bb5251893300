using Orleans.Placement;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

[RandomPlacement]
internal sealed class HelloGrain : Grain, IHelloGrain
{
    private int _count;

    public Task<string> Hello(string name)
    {
        _count++;
        return Task.FromResult($"Hello {name} from {this.GetPrimaryKeyString()}");
    }

    public async Task<string> HelloAndLeave(string name)
    {
        DeactivateOnIdle();
        await Task.Yield();
        return await Hello(name);
    }

    public async Task<string> AskOther(string key, string name)
    {
        var answer = await GrainFactory.GetGrain<IHelloGrain>(key).Hello(name);
        return $"{this.GetPrimaryKeyString()}: {answer}";
    }

    public ValueTask<int> Count() => new(_count);
}
