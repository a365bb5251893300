using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Store;

/// <summary>Something that people are to be told.</summary>
/// <param name="Key">The same for the same alert, however often it is raised.</param>
/// <param name="Loop">Whose alert it is.</param>
/// <param name="Output">The output that decided it; empty when the platform itself raises it.</param>
/// <param name="Route">Who is told.</param>
/// <param name="Severity">How loudly.</param>
/// <param name="Value">What was decided; above 0 raises, else resolves.</param>
/// <param name="Quality">Of the decision, in words.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Text">What is the matter; empty for a decision.</param>
internal sealed record AlertEntry(
    string Key, string Loop, string Output, string Route, AlertSeverity Severity, double Value, string Quality, DateTimeOffset At, string Text = "");
