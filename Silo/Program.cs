using OrleansHa.Silo.Health;
using OrleansHa.Silo.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Handing loops over takes at most 5 s, the silo's own end some more; an orchestrator kills after 30 s.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(15));
builder.UseOrleans(silo => silo.UsePostgres().AddLoops());

var app = builder.Build();
app.MapHealth();
await app.RunAsync();
