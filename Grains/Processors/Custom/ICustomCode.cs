namespace OrleansHa.Grains.Processors.Custom;

/// <summary>The users' classes that this silo knows, and threads to run them on that nothing else needs.</summary>
internal interface ICustomCode
{
    IReadOnlyCollection<CustomClass> Classes { get; }

    CustomClass? Find(string name);

    /// <summary>Runs one step. Whatever goes wrong is an answer with an error; it comes within the call's limit.</summary>
    Task<CustomAnswer> RunAsync(CustomCall call);
}
