using System.Reflection;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>Every loop under <c>samples/</c> is valid, so that <c>loopctl dev</c> does not find out first.</summary>
public sealed partial class RepositorySampleTests
{
    private const string Prefix = "Sample.";

    public static TheoryData<string> Names => [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_WithItsPlantsAddresses_IsValid(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name).ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        var text = PlantAddress().Replace(reader.ReadToEnd(), "http://127.0.0.1:7001/$1");

        var result = LoopDefinitionParser.Parse(text);

        result.Errors.ShouldBeEmpty();
        result.Definition.ShouldNotBeNull();
    }

    [GeneratedRegex(@"\{\{plant\.(\w+)\}\}")]
    private static partial Regex PlantAddress();
}
