namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The HTTP method of an output.</summary>
public enum OutputMethod
{
    Post = 0,
    Put = 1,
    Patch = 2,
}
