namespace OrleansHa.Tests.Support;

/// <summary>A database of the test run's server with the tables of deploy/sql: <c>IClassFixture&lt;SchemaDatabase&gt;</c>.</summary>
public sealed class SchemaDatabase : ScratchDatabase
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ApplySchemaAsync();
    }
}
