using System.Text.Json;
using OrleansHa.Samples.Boiler;

// --Listen:sensor1=15001 and so on (or Listen__sensor1 in the environment); what is not given gets any free port.
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
int PortOf(string name) => configuration.GetValue($"Listen:{name}", 0);

await using var plant = new Plant(PortOf, configuration.GetValue("Seed", 1), TimeProvider.System);
await plant.StartAsync();
Console.WriteLine(JsonSerializer.Serialize(new { plant = "boiler", urls = plant.Urls }));
await plant.Ended;
return 0;
