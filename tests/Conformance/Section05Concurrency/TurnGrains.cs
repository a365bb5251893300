using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>Calls that note when they begin and end, and wait at the gate KEY-NAME when they are told to hold.</summary>
public interface ITurns : IGrainWithStringKey
{
    Task RunAsync(string name, bool hold);

    [AlwaysInterleave]
    Task InterleaveAsync(string name, bool hold);

    [ReadOnly]
    Task ReadAsync(string name, bool hold);

    /// <summary>For classes with a MayInterleave predicate: admitted when the name begins with "may".</summary>
    Task AskAsync(string name, bool hold);
}

public abstract class TurnsBase : Grain
{
    public Task RunAsync(string name, bool hold) => NoteAsync(name, hold);

    public Task InterleaveAsync(string name, bool hold) => NoteAsync(name, hold);

    public Task ReadAsync(string name, bool hold) => NoteAsync(name, hold);

    public Task AskAsync(string name, bool hold) => NoteAsync(name, hold);

    private async Task NoteAsync(string name, bool hold)
    {
        var key = this.GetPrimaryKeyString();
        Journal.Add(key, name + " begins");
        if (hold)
            await Gate.Of($"{key}-{name}").PassAsync();
        Journal.Add(key, name + " ends");
    }
}

public interface IOrdinaryTurns : ITurns;

public sealed class OrdinaryTurnsGrain : TurnsBase, IOrdinaryTurns;

public interface IReentrantTurns : ITurns;

[Reentrant]
public sealed class ReentrantTurnsGrain : TurnsBase, IReentrantTurns;

public interface IChoosyTurns : ITurns;

[MayInterleave(nameof(MayInterleave))]
public sealed class ChoosyTurnsGrain : TurnsBase, IChoosyTurns
{
    public static bool MayInterleave(IInvokable req) =>
        req.GetMethodName() == nameof(ITurns.AskAsync) && req.GetArgument(0) is string name && name.StartsWith("may", StringComparison.Ordinal);
}

public interface IMisshapenTurns : ITurns;

[MayInterleave(nameof(Misshapen))]
public sealed class MisshapenTurnsGrain : TurnsBase, IMisshapenTurns
{
    public static string Misshapen(int number) => number.ToString(null, null);
}
