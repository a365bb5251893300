using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition.Publishing;

/// <summary>The docstrings of the model, from the documentation file that the compiler writes beside the assembly.</summary>
internal sealed partial class ModelDocs
{
    private readonly Dictionary<string, XElement> _members;

    internal ModelDocs(XDocument documentation) =>
        _members = documentation.Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    internal string Of(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"), $"the type {type.Name}");

    /// <summary>Of a value of an enum; empty when its word says it all.</summary>
    internal string OfValue(Type type, object value) =>
        _members.GetValueOrDefault($"F:{type.FullName}.{value}") is { } member ? Text(member.Element("summary"), $"{type.Name}.{value}") : "";

    internal string Of(ShapeField field)
    {
        var type = field.Property.DeclaringType!;
        var parameter = _members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == field.Property.Name);
        return Text(parameter ?? _members.GetValueOrDefault($"P:{type.FullName}.{field.Property.Name}")?.Element("summary"), $"{type.Name}.{field.Property.Name}");
    }

    private static string Text(XElement? element, string what)
    {
        if (element is null)
            throw new InvalidOperationException($"There is no docstring for {what}: the schema and the reference need one.");
        return Blank().Replace(string.Concat(element.Nodes().Select(Part)), " ").Trim();
    }

    private static string Part(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "paramref" } name => $"`{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName((string)name.Attribute("name")!)}`",
        XElement { Name.LocalName: "see" } see => ((string)see.Attribute("cref")!).Split('.')[^1],
        XElement inner => $"`{inner.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
