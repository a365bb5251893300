namespace OrleansHa.Loopctl.Processes;

/// <summary>The signals that we send; the numbers are Linux's.</summary>
internal enum UnixSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
