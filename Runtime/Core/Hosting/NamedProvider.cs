namespace Orleans.Hosting;

/// <summary>A provider that configuration can name.</summary>
/// <param name="Kind">The section under <c>Orleans</c>.</param>
/// <param name="Name">The value of <c>ProviderType</c>.</param>
/// <param name="TypeName">What adds it, with its assembly, which only applications have that use it.</param>
/// <param name="Package">What to reference to have it.</param>
internal sealed record NamedProvider(string Kind, string Name, string TypeName, string Package);
