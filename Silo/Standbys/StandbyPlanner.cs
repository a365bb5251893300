using System.Threading.Channels;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Standbys;

namespace OrleansHa.Silo.Standbys;

/// <summary>
/// Reads and plans the definitions that this silo stands by for, one after another and with pauses: it is work that a takeover
/// has no time for, and that may not hold up the loops that run here.
/// </summary>
internal sealed class StandbyPlanner(StandbyMemory memory, ILogger<StandbyPlanner> logger) : BackgroundService
{
    // Bounded by what the memory holds: a name is dropped from here when it is looked at.
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        memory.Planless = loop => _waiting.Writer.TryWrite(loop);
        try
        {
            await foreach (var loop in _waiting.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                if (memory.Find(loop) is { Plan: null } replica)
                    Plan(replica);
                await Task.Yield();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Plan(Replica replica)
    {
        var parsed = LoopDefinitionParser.Parse(replica.Definition.Text);
        if (parsed.Definition is { } definition)
            memory.Plan(replica, LoopPlanner.Plan(definition));
        else
            StandbyLog.NotPlanned(logger, replica.Loop, replica.Revision, parsed.Errors[0].Message);
    }
}
