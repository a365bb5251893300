using OrleansHa.Samples.CpuGovernor;

switch (args.FirstOrDefault())
{
    case "worker":
        await Roles.RunWorkerAsync(args[1..]);
        return 0;
    case "exporter":
        await Roles.RunExporterAsync(args[1..]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: OrleansHa.Samples.CpuGovernor worker | exporter --Worker=URL [--Name=cpu1] [--Listen:NAME=PORT]");
        return 64;
}
