namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Says what applying a definition would do, without doing it; any key, use 0.</summary>
[Alias("loops.ILoopValidationGrain")]
public interface ILoopValidationGrain : IGrainWithIntegerKey
{
    /// <param name="definition">YAML or JSON text.</param>
    /// <param name="loop">The loop that it would be applied to; null is the one that it names.</param>
    [Alias("validate")]
    Task<ValidationResult> ValidateAsync(string definition, string? loop);
}
