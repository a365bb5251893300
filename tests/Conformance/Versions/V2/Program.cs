using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansHa.Tests.Conformance.Versions.V2;
using OrleansHa.Tests.Conformance.Versions.Shared;

// "write" prints one line per sample: its name and its bytes in hex.
// "read" takes such lines from standard input and prints each name with what this version makes of it, as JSON or as the error's type.
// "silo" and "client" take part in a cluster, see Member.
if (args is ["silo" or "client", ..]) return await Member.RunAsync(args, LedgerCalls.CallAsync);

using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
var serializer = services.GetRequiredService<Serializer>();
if (args is ["write"])
{
    foreach (var (name, value) in Samples.All)
        Console.WriteLine($"{name} {Convert.ToHexString(serializer.SerializeToArray<object>(value))}");
    return 0;
}

while (Console.ReadLine() is { } line)
{
    var parts = line.Split(' ');
    Console.WriteLine($"{parts[0]} {Read(Convert.FromHexString(parts[1]))}");
}

return 0;

string Read(byte[] data)
{
    try
    {
        var value = serializer.Deserialize<object>(data);
        return $"{value.GetType().Name} {JsonSerializer.Serialize(value, value.GetType())}";
    }
#pragma warning disable CA1031 // The test wants to know which error it was.
    catch (Exception failure)
#pragma warning restore CA1031
    {
        return failure.GetType().Name;
    }
}
