namespace OrleansHa.Loopctl.Commands;

/// <summary>How data is written to standard output.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Yaml,
}
