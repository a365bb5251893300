namespace OrleansHa.Grains.Control;

/// <summary>Arithmetic that stays finite whatever finite numbers come in.</summary>
internal static class FiniteMath
{
    /// <summary>
    /// Far above any physical quantity, and far enough below the largest double that a few such terms can be added and
    /// two of them multiplied without overflow.
    /// </summary>
    internal const double Limit = 1e100;

    /// <summary>Limits to ±<see cref="Limit"/>. Never called with NaN: the operands are finite, and limited before they could cancel.</summary>
    internal static double Saturate(double value) => Math.Clamp(value, -Limit, Limit);

    internal static double Multiply(double left, double right) => Saturate(Saturate(left) * Saturate(right));

    internal static double Subtract(double left, double right) => Saturate(Saturate(left) - Saturate(right));
}
