using System.Collections.Immutable;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>Messages of many shapes, and ways to damage them.</summary>
internal static class Corpus
{
    public static IEnumerable<object> Messages()
    {
        yield return Everything();
        yield return new Node { Name = "n", Children = [new Node(), new Node { Next = new Node() }] };
        yield return new Employee("Bob", 30, "worker") { Manager = new Employee("Ann", 50, "boss") };
        yield return new Box<Dictionary<string, List<int>>> { Value = new() { ["a"] = [1, 2] }, More = { new() } };
        yield return new OrderV2 { Bag = new() { ["x"] = new DateTime(1), ["y"] = 5m, ["z"] = Guid.Empty }, Nodes = [new Node()] };
        yield return new object[] { 1, "2", 3m, new[,] { { 1, 2 }, { 3, 4 } }, ImmutableList.Create(1, 2), new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" } };
        yield return new InvalidOperationException("outer", new ArgumentException("inner", "name"));
        yield return new Foreign(1, "a");
        yield return (1, "b", new DateOnly(2026, 1, 1), typeof(Node), new Version(1, 2), new Uri("http://x"), Color.Red);
    }

    public static Holder Everything()
    {
        var ring = new Ring { Name = "ring", Radius = 2, Inner = 1 };
        return new Holder
        {
            Anything = new List<object> { 1, "two", 3.0, ring, new Mixed(4) { Names = ["n"] }, ring },
            Shape = ring,
            Texts = new List<string> { "a", "b" },
            Map = new Dictionary<string, object> { ["k"] = new byte[] { 1, 2, 3 }, ["l"] = Color.Green },
            Shapes = new Shape[] { ring, new Circle() },
        };
    }

    public static byte[] Mutate(Random random, byte[] original)
    {
        var bytes = (byte[])original.Clone();
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Length > 0; changes--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes = bytes[..at]; break;
                case 3: bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]]; break;
                default: bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 5))..]]; break;
            }
        }

        return bytes;
    }
}
