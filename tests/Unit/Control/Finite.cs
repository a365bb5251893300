using FsCheck;
using FsCheck.Fluent;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>Finite doubles of every size: everyday ones, whole ones that repeat, and arbitrary bit patterns.</summary>
internal static class Finite
{
    internal static readonly Gen<double> Any = Gen.Frequency(
        (4, Gen.Choose(-100_000, 100_000).Select(n => n / 100.0)),
        (3, Gen.Choose(-3, 3).Select(n => (double)n)),
        (2, Bits()),
        (1, Gen.Elements(0.0, -0.0, double.Epsilon, double.MaxValue, double.MinValue)));

    internal static readonly Gen<double> NotNegative = Any.Select(Math.Abs);

    internal static readonly Gen<double> Positive = NotNegative.Where(n => n > 0);

    private static Gen<double> Bits() =>
        (from high in Gen.Choose(int.MinValue, int.MaxValue)
         from low in Gen.Choose(int.MinValue, int.MaxValue)
         select BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)).Where(double.IsFinite);
}
