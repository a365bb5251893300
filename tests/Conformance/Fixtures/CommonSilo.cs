namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>What every silo of this suite has, so that any grain of it can be activated on any of them.</summary>
internal static class CommonSilo
{
    public static void Configure(ISiloBuilder silo)
    {
        silo.AddMemoryGrainStorageAsDefault();
        silo.AddMemoryGrainStorage("Memory");
        silo.Services.AddScoped<Section03Grains.ScopedThing>();
        silo.AddGrainExtension<Section03Grains.IGreeting, Section03Grains.Greeting>();
    }
}
