namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>What a text has to look like, and how long it may be.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class TextAttribute(TextForm form, int most = 0) : Attribute
{
    // A line of a definition that is longer is no setting.
    private const int LongestLine = 512;

    internal TextForm Form { get; } = form;

    /// <summary>Characters.</summary>
    internal int Most { get; } = most > 0 ? most : form is TextForm.Name or TextForm.Dns ? DefinitionBounds.NameLength : LongestLine;
}
