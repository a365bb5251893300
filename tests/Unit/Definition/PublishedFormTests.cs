using System.Text.Json.Nodes;
using System.Xml.Linq;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Publishing;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>The published schema and reference say what the model says. <c>UPDATE_REFERENCE=1</c> writes them anew.</summary>
public sealed class PublishedFormTests
{
    private const string Start = "<!-- from here on: made from the model by PublishedFormTests -->\n";

    private static readonly ModelDocs Docs = new(XDocument.Load(Path.ChangeExtension(typeof(LoopDefinition).Assembly.Location, ".xml")));
    private static readonly bool Updating = Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1";

    private static string SchemaFile => Path.Combine(Repository.Root, "docs", "reference", "feedbackloop.schema.json");

    private static string ReferenceFile => Path.Combine(Repository.Root, "docs", "reference", "definition.md");

    [Fact]
    public void Schema_Published_IsTheModels()
    {
        var schema = DefinitionSchema.Write(Docs);
        if (Updating)
            File.WriteAllText(SchemaFile, schema);

        File.ReadAllText(SchemaFile).ShouldBe(schema, "run this test with UPDATE_REFERENCE=1 and commit the file");
    }

    [Fact]
    public void Reference_Published_IsTheModels()
    {
        var tables = DefinitionReference.Write(Docs);
        var text = File.ReadAllText(ReferenceFile);
        var written = text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)] + tables;
        if (Updating)
            File.WriteAllText(ReferenceFile, written);

        File.ReadAllText(ReferenceFile).ShouldBe(written, "run this test with UPDATE_REFERENCE=1 and commit the file");
    }

    [Fact]
    public void Schema_EveryValidText_FitsIt()
    {
        var checker = new SchemaChecker(JsonNode.Parse(DefinitionSchema.Write(Docs))!.AsObject());
        var random = Enumerable.Range(0, 100).Select(seed => new RandomDefinition(seed).Text());
        foreach (var text in WholeModel.Texts.Concat(random))
        {
            checker.Check(TreeJson.Of(text)).ShouldBeEmpty(text);
            checker.Check(TreeJson.Of(WholeModel.Valid(text).ToCanonicalText())).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("period: 250ms", "period: 250")]
    [InlineData("period: 250ms", "perod: 250ms")]
    [InlineData("type: median", "type: medain")]
    [InlineData("alpha: 0.4", "alpha: 0")]
    [InlineData("alpha: 0.4", "alfa: 0.4")]
    [InlineData("name: sane, type: clamp", "name: sane, type: clam")]
    [InlineData("range: [0, 120]", "range: [0]")]
    [InlineData("zone: c, http:", "zone: c, push: {}, http:")]
    [InlineData("      onPartition: hold\n", "")]
    [InlineData("\"${env:VALVE_TOKEN}\"", "secret")]
    [InlineData("name: boiler", "name: Boiler")]
    public void Schema_TextThatTheParserRefuses_DoesNotFitIt(string piece, string replacement)
    {
        var checker = new SchemaChecker(JsonNode.Parse(DefinitionSchema.Write(Docs))!.AsObject());

        checker.Check(TreeJson.Of(SampleText.BoilerWith(piece, replacement))).ShouldNotBeEmpty();
    }
}
