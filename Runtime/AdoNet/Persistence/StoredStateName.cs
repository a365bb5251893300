using System.Text.RegularExpressions;

namespace Orleans.Storage;

/// <summary>State names as stored: versions, cultures and key tokens of assemblies in generic type names are dropped, so that a new build finds its rows.</summary>
internal static partial class StoredStateName
{
    public static string Of(string stateName) => stateName.Contains('`', StringComparison.Ordinal) ? AssemblyDetails().Replace(stateName, "") : stateName;

    [GeneratedRegex(@",\s*(Version|Culture|PublicKeyToken)=[^,\]]*", RegexOptions.CultureInvariant)]
    private static partial Regex AssemblyDetails();
}
