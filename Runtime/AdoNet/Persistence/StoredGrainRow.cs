using System.Data.Common;
using Orleans.AdoNet;

namespace Orleans.Storage;

/// <summary>What names a row of table OrleansStorage. The provider's name is no part of it.</summary>
internal readonly record struct StoredGrainRow(StoredGrainKey Key, int TypeHash, string TypeName, string ServiceId)
{
    public static StoredGrainRow Of(string stateName, GrainId grainId, string serviceId)
    {
        var typeName = StoredStateName.Of(stateName);
        return new StoredGrainRow(StoredGrainKey.Of(grainId), StoredGrainKey.HashOfType(typeName), typeName, serviceId);
    }

    public void Bind(DbCommand command)
    {
        command.AddInt("GrainIdHash", Key.Hash);
        command.AddLong("GrainIdN0", Key.N0);
        command.AddLong("GrainIdN1", Key.N1);
        command.AddInt("GrainTypeHash", TypeHash);
        command.AddText("GrainTypeString", TypeName);
        command.AddText("GrainIdExtensionString", Key.Extension);
        command.AddText("ServiceId", ServiceId);
    }
}
