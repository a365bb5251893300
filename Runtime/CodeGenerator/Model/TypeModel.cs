namespace Orleans.CodeGenerator.Model;

/// <summary>How generated code names a type and the classes it generates for it.</summary>
/// <param name="Text">Fully qualified, with the type's own parameters as arguments.</param>
/// <param name="OpenText">As <c>typeof</c> takes it: without arguments when generic.</param>
/// <param name="Namespace">Where the generated classes go.</param>
/// <param name="FlatName">The name with containing types and arity, without anything that an identifier cannot hold.</param>
/// <param name="Parameters"><c>&lt;T&gt;</c> or empty.</param>
/// <param name="OpenParameters"><c>&lt;,&gt;</c> or empty.</param>
/// <param name="Constraints">Where clauses, or empty.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
internal sealed record TypeModel(
    string Text, string OpenText, string Namespace, string FlatName, string Parameters, string OpenParameters, string Constraints, string Accessibility);
