namespace OrleansHa.Loopctl.Dev.Supervision;

/// <summary>One incarnation of a member.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Exited">Completes with the exit code, 128 + n when signal n ended it.</param>
/// <param name="StopAsync">Ends it within a bound; returns when it is gone.</param>
internal sealed record RunningMember(int Pid, Task<int> Exited, Func<Task> StopAsync);
