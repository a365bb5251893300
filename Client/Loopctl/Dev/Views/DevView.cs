namespace OrleansHa.Loopctl.Dev.Views;

/// <summary>How the running cluster is shown.</summary>
internal abstract class DevView
{
    /// <summary>A table on a terminal, plain lines where the output goes to a file or a pipe.</summary>
    public static DevView ForConsole(TextWriter output) => Console.IsOutputRedirected ? new PlainView(output, TimeProvider.System) : new TableView();

    /// <summary>Says once that something happened. May be called from several threads.</summary>
    public abstract void Note(string message);

    /// <summary>Shows what was polled last; called after each poll.</summary>
    public abstract void Show(ClusterObserver observer);

    /// <summary>Leaves the screen to whoever writes next.</summary>
    public virtual void Close()
    {
    }
}
