using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>Where the reminder table is. Exactly one of <see cref="ConnectionString"/> and <see cref="DataSource"/> is set.</summary>
public class AdoNetReminderTableOptions
{
    /// <summary>The driver's invariant name: <c>Npgsql</c>. The application references the driver's assembly.</summary>
    public string Invariant { get; set; } = "";

    /// <summary>How to connect.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A data source of that driver instead.</summary>
    public DbDataSource? DataSource { get; set; }
}
