using System.Diagnostics.CodeAnalysis;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

[GenerateSerializer]
[SerializationCallbacks(typeof(CallbackNotes))]
public sealed class Watched
{
    [Id(0)]
    public int Number { get; set; }
}

/// <summary>Notes what happens to <see cref="Watched"/>.</summary>
public sealed class CallbackNotes
{
    public List<string> Notes { get; } = [];

    public void OnSerializing(Watched value) => Notes.Add($"serializing {value.Number}");

    public void OnSerialized(Watched value) => Notes.Add($"serialized {value.Number}");

    public void OnDeserializing(Watched value) => Notes.Add($"deserializing {value.Number}");

    public void OnDeserialized(Watched value) => Notes.Add($"deserialized {value.Number}");
}

public interface IGreeter
{
    string Greet(string name);
}

public sealed class Greeter : IGreeter
{
    public string Greet(string name) => "hello " + name;
}

[GenerateSerializer]
[method: GeneratedActivatorConstructor]
public sealed class Injected(IGreeter greeter)
{
    [NonSerialized]
    private readonly IGreeter _greeter = greeter;

    [Id(0)]
    public string Name { get; set; } = "";

    public string Greeting => _greeter.Greet(Name);
}

[GenerateSerializer]
[SuppressReferenceTracking]
public sealed class Untracked
{
    [Id(0)]
    public int Number { get; set; }
}

[GenerateSerializer]
[OmitDefaultMemberValues]
public sealed class Sparse
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public string? Text { get; set; }

    [Id(2)]
    public List<int>? Numbers { get; set; }
}

[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties)]
public sealed class Automatic
{
    public int Number { get; set; }

    public string? Text { get; set; }
}

[GenerateSerializer]
public sealed class Partly
{
    [Id(0)]
    public int Kept { get; set; }

    [NonSerialized]
#pragma warning disable CA1051 // The attribute is for fields.
    public int Left;
#pragma warning restore CA1051
}

/// <summary>Its second parameter has an id of its own.</summary>
[GenerateSerializer]
public sealed record Renumbered(string First, [property: Id(7)] int Second);

[GenerateSerializer(IncludePrimaryConstructorParameters = true)]
public sealed class WithParameters(int one, string two)
{
    public int One => one;

    public string Two => two;
}

/// <summary>Comes from elsewhere and has no attributes; a surrogate stands for it and for what derives from it.</summary>
public class Imported(int number)
{
    public int Number { get; set; } = number;
}

[GenerateSerializer]
public struct ImportedSurrogate
{
    [Id(0)]
    public int Number { get; set; }
}

[RegisterConverter]
[SuppressMessage("Performance", "CA1812", Justification = "The serializer creates it.")]
public sealed class ImportedConverter : IConverter<Imported, ImportedSurrogate>, IPopulator<Imported, ImportedSurrogate>
{
    public Imported ConvertFromSurrogate(in ImportedSurrogate surrogate) => new(surrogate.Number);

    public ImportedSurrogate ConvertToSurrogate(in Imported value) => new() { Number = value.Number };

    public void Populate(in ImportedSurrogate surrogate, Imported value) => value.Number = surrogate.Number;
}

[GenerateSerializer]
public sealed class ImportedChild : Imported
{
    public ImportedChild()
        : base(0)
    {
    }

    [Id(0)]
    public string Name { get; set; } = "";
}

[Immutable]
[GenerateSerializer]
public class Fixed
{
    [Id(0)]
    public int Number { get; init; }
}

[GenerateSerializer]
public sealed class NotSoFixed : Fixed
{
    [Id(0)]
    public List<int> Numbers { get; set; } = [];
}
