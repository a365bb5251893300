namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>
/// Keeps the text of a loop's candidate; the key is the loop's name. The loop's own state is written with every step and has
/// only its hash.
/// </summary>
[Alias("loops.ICandidateTextGrain")]
public interface ICandidateTextGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task PutAsync(string definition);

    /// <returns>Null when there is none.</returns>
    [Alias("get")]
    Task<string?> GetAsync();

    [Alias("clear")]
    Task ClearAsync();
}
