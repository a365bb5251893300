namespace Orleans.Runtime.MembershipService;

/// <summary>Finds out whether this silo still counts as alive: from the table, or from the others when the table does not answer.</summary>
internal sealed class SelfCheck(TableAgent agent, IPeerTransport transport, ILocalSiloDetails local, MembershipClock clock)
{
    private Task<bool>? _reading;

    /// <summary>Asks once. One caller at a time.</summary>
    /// <param name="patience">How long the table, and then the others, may take.</param>
    /// <returns>False when it is dead, or when neither has confirmed that it is not.</returns>
    public async Task<bool> IsAliveAsync(TimeSpan patience)
    {
        var reading = _reading ??= ReadAsync();
        if (await Task.WhenAny(reading, Task.Delay(patience, clock.SelfTime)).ConfigureAwait(false) == reading)
        {
            _reading = null;
            if (await reading.ConfigureAwait(false)) return agent.Status != SiloStatus.Dead;
        }

        return agent.Status != SiloStatus.Dead && await OthersAgreeAsync(patience).ConfigureAwait(false);
    }

    private async Task<bool> ReadAsync()
    {
        try
        {
            // Reading one's own death ends the silo there.
            await agent.ReadAsync().ConfigureAwait(false);
            return true;
        }
        catch (Exception error)
        {
            agent.LogFailure(error, "self check");
            return false;
        }
    }

    /// <summary>
    /// Half of the others, or more, answer or refuse: a healthy majority without this silo, which could declare it dead, is not among
    /// them then. Who answers knows of a death, as it is passed on at once; who refuses has no process that could act.
    /// </summary>
    private async Task<bool> OthersAgreeAsync(TimeSpan patience)
    {
        var view = agent.Current;
        var others = view.Active.Where(silo => !silo.Equals(local.SiloAddress)).ToArray();
        var answers = await Task.WhenAll(others.Select(silo => transport.ProbeAsync(silo, view.Version, patience))).ConfigureAwait(false);
        for (var i = 0; i < others.Length; i++)
        {
            if (answers[i].Answer is { SenderIsDead: true }) agent.OnDeclaredDead($"silo {others[i]} says so");
        }

        return agent.Status != SiloStatus.Dead && answers.Count(answer => answer.Outcome != ProbeOutcome.Missed) * 2 >= others.Length;
    }
}
