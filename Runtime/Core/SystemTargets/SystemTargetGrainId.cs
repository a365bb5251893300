namespace Orleans.Runtime;

/// <summary>Grain ids of system targets: type <c>sys.svc.NAME</c>, key = the silo's parsable address. They are addressed by silo, never looked up.</summary>
internal static class SystemTargetGrainId
{
    public const string Prefix = "sys.svc.";

    public static GrainType CreateType(string name) => GrainType.Create(Prefix + name);

    public static GrainId Create(GrainType type, SiloAddress silo) => GrainId.Create(type, silo.ToParsableString());

    public static bool IsSystemTarget(GrainId id) => id.Type.AsSpan().StartsWith("sys.svc."u8);
}
