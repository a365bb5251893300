using System.Runtime.InteropServices;

namespace OrleansHa.Loopctl;

/// <summary>
/// Turns SIGINT, SIGTERM and SIGHUP into a cancellation, so that commands end in order. A second one ends the process at
/// once; the kernel then ends its children.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _interrupted = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Interrupts()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
    }

    public CancellationToken Token => _interrupted.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _interrupted.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_interrupted.IsCancellationRequested)
            return;

        context.Cancel = true;
        _interrupted.Cancel();
    }
}
