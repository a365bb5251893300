namespace OrleansHa.Grains.Control.Expressions;

/// <summary>What an expression or a part of it gives.</summary>
public enum ExpressionType
{
    Number = 0,

    /// <summary>True or false; evaluates to 1 or 0.</summary>
    Condition = 1,
}
