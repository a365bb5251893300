namespace OrleansHa.Tests.Conformance.Versions.V1;

internal static class Samples
{
    public static IEnumerable<(string Name, object Value)> All
    {
        get
        {
            yield return ("order", new Order { Name = "first", Amount = 3, Dropped = new Detail { Text = "gone" }, Tail = "tail" });
            yield return ("shared", SharedSample());
            yield return ("narrow", new Counter { Value = 7 });
            yield return ("record", new Reading("sensor", 5));
            yield return ("shape", new Circle { Name = "round", Radius = 2 });
            yield return ("enum", new Painted { Colour = Colour.Green });
        }
    }

    /// <summary>The later member refers to an object that stands in a member the other version skips.</summary>
    private static Order SharedSample()
    {
        var detail = new Detail { Text = "shared" };
        return new Order { Name = "second", Dropped = detail, Kept = detail };
    }
}
