using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The HTTP method of an output.</summary>
public enum OutputMethod
{
    [Word("POST")]
    Post = 0,

    [Word("PUT")]
    Put = 1,

    [Word("PATCH")]
    Patch = 2,
}
