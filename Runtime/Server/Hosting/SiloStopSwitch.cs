namespace Orleans.Runtime;

/// <summary>
/// Off while the silo may act. Once thrown no turn of an application grain starts in this silo any more, no response leaves it
/// and nothing is sent; a turn that already runs cannot be stopped, so what it writes is what the storage's ETag or epoch refuses.
/// </summary>
internal sealed class SiloStopSwitch
{
    private volatile bool _thrown;

    public bool IsThrown => _thrown;

    public void Throw() => _thrown = true;
}
