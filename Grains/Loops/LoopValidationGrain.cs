using Orleans.Concurrency;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops;

/// <summary>Judges a text on whichever silo is asked, as the loop itself would.</summary>
[StatelessWorker]
internal sealed class LoopValidationGrain(DefinitionGate gate) : Grain, ILoopValidationGrain
{
    public async Task<ValidationResult> ValidateAsync(string definition, string? loop)
    {
        var (parsed, problems) = DefinitionGate.Read(definition, loop);
        var name = loop ?? parsed.Definition?.Name ?? "";
        if (parsed.Definition is not { } wanted || problems.Length > 0)
            return new ValidationResult { Name = name, Outcome = ApplyOutcome.Invalid, Errors = problems };

        var inForce = await GrainFactory.GetGrain<IFeedbackLoopGrain>(name).GetAsync();
        var (errors, warnings) = await gate.CheckAsync(parsed);
        var before = inForce is null ? null : LoopDefinitionParser.Parse(inForce.Definition).Definition;
        var same = before?.ContentHash() == wanted.ContentHash();
        return new ValidationResult
        {
            Name = name,
            // As an apply: what is in force already is not judged against the cluster.
            Outcome = same ? ApplyOutcome.Unchanged : errors.Length > 0 ? ApplyOutcome.Invalid : inForce is null ? ApplyOutcome.Created : ApplyOutcome.Updated,
            Revision = inForce?.Revision ?? 0,
            Errors = same ? [] : errors,
            Warnings = warnings,
            Differences = before is null ? [] : [.. LoopDefinitionDiff.Between(before, wanted).Select(one =>
                new DefinitionChangeLine { Path = one.Path, Before = one.Before, After = one.After })],
            Canonical = wanted.ToCanonicalText(),
        };
    }
}
