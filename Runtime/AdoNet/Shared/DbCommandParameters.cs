using System.Data;
using System.Data.Common;

namespace Orleans.AdoNet;

/// <summary>Binds parameters by name with the types of the providers' contract.</summary>
internal static class DbCommandParameters
{
    public static void AddText(this DbCommand command, string name, string? value) => Add(command, name, DbType.String, value);

    public static void AddInt(this DbCommand command, string name, int? value) => Add(command, name, DbType.Int32, value);

    public static void AddLong(this DbCommand command, string name, long value) => Add(command, name, DbType.Int64, value);

    public static void AddBytes(this DbCommand command, string name, byte[] value) => Add(command, name, DbType.Binary, value);

    /// <summary>A moment in UTC.</summary>
    public static void AddTime(this DbCommand command, string name, DateTime value) => Add(command, name, DbType.DateTime, DateTime.SpecifyKind(value, DateTimeKind.Utc));

    private static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
