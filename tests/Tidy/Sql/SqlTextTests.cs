namespace OrleansHa.Tests.Tidy.Sql;

/// <summary>The splitter that the SQL rules stand on.</summary>
public sealed class SqlTextTests
{
    [Fact]
    public void Statements_WithQuotesCommentsAndBodies_AreSplitAtTheirEnds()
    {
        const string script = """
            -- first; not a statement
            CREATE TABLE IF NOT EXISTS a (b text DEFAULT 'x;y');
            /* nor; this */
            CREATE OR REPLACE FUNCTION f() RETURNS int AS $body$
            begin return 1; end;
            $body$ LANGUAGE plpgsql;
            SELECT 'it''s; one' -- trailing
            """;
        var statements = SqlText.Statements(script).ToList();
        statements.Select(statement => statement.Line).ShouldBe([2, 4, 7]);
        statements[1].Text.ShouldStartWith("CREATE OR REPLACE FUNCTION");
        statements[1].Text.ShouldEndWith("LANGUAGE plpgsql");
        statements[2].Text.ShouldBe("SELECT 'it''s; one'");
    }
}
