namespace OrleansHa.Tests.Conformance.Versions.V2;

internal static class Samples
{
    public static IEnumerable<(string Name, object Value)> All
    {
        get
        {
            yield return ("order", new Purchase { Title = "first", Amount = 3, Added = "new", Details = [new() { Text = "one" }], Tail = "tail", Extra = new() { More = [new()] } });
            yield return ("shared", SharedSample());
            yield return ("narrow", new Counter { Value = 7 });
            yield return ("overflow", new Counter { Value = long.MaxValue });
            yield return ("record", new Reading("sensor", 5, "ms") { Note = "noted" });
            yield return ("shape", new Circle { Name = "round", Fill = "blue", Radius = 2, Border = 1 });
            yield return ("enum", new Painted { Colour = Colour.Blue });
            yield return ("unknown", new Extra());
        }
    }

    /// <summary>The later member refers to an object that stands in a member the other version skips.</summary>
    private static Purchase SharedSample()
    {
        var detail = new Detail { Text = "shared" };
        return new Purchase { Title = "second", Details = [detail], Kept = detail };
    }
}
