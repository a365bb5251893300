using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops.Candidates;

/// <summary>A candidate sees what the loop sees: it cannot have other sources than the definition in force.</summary>
internal static class CandidateCheck
{
    public static DefinitionProblem[] Problems(LoopDefinition candidate, LoopDefinition running, ParseResult parsed)
    {
        var problems = new List<DefinitionProblem>();
        foreach (var signal in candidate.Signals)
        {
            var path = $"spec.signals.{signal.Name}";
            if (running.Signals.FirstOrDefault(known => known.Name == signal.Name) is not { } same)
            {
                problems.Add(Problem(path, $"Signal '{signal.Name}' is not read by the revision in force: apply it there first, unused.", running.Signals.Select(known => known.Name), signal.Name));
                continue;
            }

            for (var i = 0; i < signal.Sources.Length; i++)
            {
                var source = signal.Sources[i];
                if (same.Sources.All(known => known.Name != source.Name || known.Input != source.Input))
                    problems.Add(Problem($"{path}.sources[{i}]", $"Source '{source.Name}' is not read by the revision in force, or not in the same way.", same.Sources.Select(known => known.Name), source.Name));
            }
        }

        return [.. problems];

        DefinitionProblem Problem(string path, string message, IEnumerable<string> valid, string given)
        {
            var (line, column) = parsed.PlaceOf(path);
            return new DefinitionProblem { Line = line, Column = column, Path = path, Code = "candidate_input", Message = message, Nearest = NearestWord.Of(given, [.. valid]) };
        }
    }
}
