namespace OrleansHa.Loopctl.Commands;

/// <summary>The words of <c>--output</c>.</summary>
internal static class OutputFormats
{
    public static OutputFormat Of(string? word) => word switch
    {
        "json" => OutputFormat.Json,
        "yaml" => OutputFormat.Yaml,
        _ => OutputFormat.Table,
    };
}
