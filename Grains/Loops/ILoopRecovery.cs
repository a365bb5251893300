namespace OrleansHa.Grains.Loops;

/// <summary>Who brings a loop back when its activation ends though the loop should go on.</summary>
internal interface ILoopRecovery
{
    /// <summary>Hands a loop over for re-activation on this silo.</summary>
    void HandBack(string loop, Task deactivated);
}
