namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <inheritdoc cref="IHoardingGrain"/>
internal sealed class HoardingGrain : Grain, IHoardingGrain
{
    /// <summary>What all requests wait for.</summary>
    public static TaskCompletionSource Release { get; set; } = new();

    /// <summary>Requests that have begun to run.</summary>
    public static int Begun { get; private set; }

    public async Task<int> Take(byte[] bytes)
    {
        Begun++;
        await Release.Task;
        return bytes.Length;
    }
}
