namespace OrleansHa.Loopctl.Dev.Samples;

/// <summary>One process of a sample, as <c>sample.json</c> lists it.</summary>
/// <param name="Name">Unique in the sample.</param>
/// <param name="Project">The assembly's and project's name.</param>
/// <param name="Arguments">Passed first; may hold placeholders.</param>
/// <param name="Listeners">Each gets a port and is passed as <c>--Listen:NAME=PORT</c>; the first is the plant's URL.</param>
internal sealed record SamplePlant(
    string Name, string Project, IReadOnlyList<string> Arguments, IReadOnlyList<string> Listeners);
