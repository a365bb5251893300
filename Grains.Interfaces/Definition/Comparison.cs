using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How a condition compares.</summary>
public enum Comparison
{
    [Word(">")]
    Above = 0,

    [Word(">=")]
    AtLeast = 1,

    [Word("<")]
    Below = 2,

    [Word("<=")]
    AtMost = 3,
}
