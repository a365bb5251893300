namespace OrleansHa.Loopctl.Dev.Samples;

/// <summary>The content of <c>sample.json</c>.</summary>
/// <param name="Plants">The processes to start.</param>
/// <param name="Loops">Definition files beside it; may hold placeholders.</param>
internal sealed record SampleManifest(IReadOnlyList<SamplePlant> Plants, IReadOnlyList<string> Loops);
