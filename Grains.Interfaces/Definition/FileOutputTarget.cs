using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Decisions are written to a file of the silo's host.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Write">Each on a line of its own, or the latest alone.</param>
public sealed record FileOutputTarget(
    [Text(TextForm.Path)] string Path,
    [Default("append")] FileWriteMode Write) : OutputTarget;
