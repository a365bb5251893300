using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Enters ended deliveries into the accounts of a state.</summary>
internal static class OutputAccounts
{
    public static LoopState Retire(LoopState state, IReadOnlyList<Retirement> retired)
    {
        if (retired.Count == 0)
            return state;
        var ledgers = state.Outputs;
        foreach (var end in retired)
            ledgers = ledgers.SetItem(end.Output, (ledgers.GetValueOrDefault(end.Output) ?? OutputLedger.Empty).Retire(end.Fate));
        return state with { Outputs = ledgers };
    }

    /// <summary>So many dead letters of an output are pending again.</summary>
    public static LoopState Revive(LoopState state, string output, int count) =>
        state with { Outputs = state.Outputs.SetItem(output, state.Outputs[output].Revive(count)) };
}
