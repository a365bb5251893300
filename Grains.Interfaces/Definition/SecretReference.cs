using System.Text.RegularExpressions;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>
/// A reference to a secret, <c>${env:NAME}</c> or <c>${file:PATH}</c>. It holds the reference only; the silo resolves it when
/// it needs the value, which therefore cannot appear in a reply, a log or a stored definition.
/// </summary>
public sealed partial record SecretReference
{
    private SecretReference(SecretKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    public SecretKind Kind { get; }

    /// <summary>The environment variable's name, or the absolute path of the file.</summary>
    public string Name { get; }

    /// <summary>Reads a reference; false when the text is none.</summary>
    public static bool TryParse(string text, out SecretReference? reference)
    {
        reference = EnvironmentForm().Match(text) is { Success: true } env ? new SecretReference(SecretKind.Environment, env.Groups[1].Value)
            : FileForm().Match(text) is { Success: true } file && !file.Groups[1].Value.Split('/').Contains("..")
                ? new SecretReference(SecretKind.File, file.Groups[1].Value)
                : null;
        return reference is not null;
    }

    /// <summary>The reference as it stands in a definition.</summary>
    public override string ToString() => Kind == SecretKind.Environment ? $"${{env:{Name}}}" : $"${{file:{Name}}}";

    [GeneratedRegex(@"\A\$\{env:([A-Za-z_][A-Za-z0-9_]{0,127})\}\z", RegexOptions.NonBacktracking)]
    private static partial Regex EnvironmentForm();

    [GeneratedRegex(@"\A\$\{file:(/[A-Za-z0-9_./-]{1,1023})\}\z", RegexOptions.NonBacktracking)]
    private static partial Regex FileForm();
}
