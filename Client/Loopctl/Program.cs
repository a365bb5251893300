using System.CommandLine;
using OrleansHa.Loopctl;
using OrleansHa.Loopctl.Commands;

using var interrupts = new Interrupts();
var server = new ServerOptions();
var root = new RootCommand("Talks to the gateways of a cluster of feedback loops, or runs a whole cluster on this machine.")
{
    DevCommand.Create(interrupts.Token),
    LintCommand.Create(),
    TestCommand.Create(interrupts.Token),
    DiffCommand.Create(server, interrupts.Token),
    ApplyCommand.Create(server, interrupts.Token),
    RollbackCommand.Create(server, interrupts.Token),
    GetCommand.Create(server, interrupts.Token),
    DescribeCommand.Create(server, interrupts.Token),
    WaitCommand.Create(server, interrupts.Token),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine("loopctl: " + error.Message);
    Console.Error.WriteLine("Try `loopctl --help`.");
    return ExitCode.Usage;
}

// Signals are ours (see Interrupts): the library would give up on a command after two seconds.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
