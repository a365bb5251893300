using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Where grain states are stored. Exactly one of <see cref="ConnectionString"/> and <see cref="DataSource"/> is set.</summary>
public class AdoNetGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The driver's invariant name; <c>Npgsql</c> for PostgreSQL. The application references the driver's assembly.</summary>
    public string Invariant { get; set; } = "Microsoft.Data.SqlClient";

    /// <summary>How to connect.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A data source of that driver instead.</summary>
    public DbDataSource? DataSource { get; set; }

    /// <summary>The stage of the silo's start at which the provider starts; default 10000.</summary>
    public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

    /// <summary>Whether clearing a state removes its row; else the row stays, without payload, and its version goes on.</summary>
    public bool DeleteStateOnClear { get; set; }

    /// <summary>Turns states into bytes; taken from the services (by provider name, then unnamed) when not set.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
