namespace OrleansHa.Grains.Control.Expressions;

/// <summary>
/// How large an expression may be. There are no loops, so the number of parts bounds the time as well: 256 of them take some
/// microseconds.
/// </summary>
public static class ExpressionBounds
{
    /// <summary>2,048 characters, a screenful: the longest that a definition may have.</summary>
    public const int Characters = 2048;

    /// <summary>256 numbers, names, operators and calls.</summary>
    public const int Parts = 256;

    /// <summary>32 levels: far from the stack's end, and more than anybody nests by hand.</summary>
    public const int Depth = 32;

    /// <summary>8 arguments of min and max.</summary>
    public const int Arguments = 8;
}
