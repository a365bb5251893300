using OrleansHa.Tests.Chaos.Member;

// Started by tests/Chaos: member silo|caller --KEY VALUE ...
var role = args.FirstOrDefault();
switch (role)
{
    case "silo":
        await SiloMember.RunAsync(args[1..]);
        return 0;
    case "caller":
        await CallerMember.RunAsync(args[1..]);
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Unknown role '{role}'. Known: silo, caller.");
        return 64;
}
