namespace Orleans;

/// <summary>Subscribing to lifecycles with functions.</summary>
public static class LifecycleExtensions
{
    /// <summary>Runs <paramref name="onStart"/> and <paramref name="onStop"/> at a stage.</summary>
    public static IDisposable Subscribe(
        this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task>? onStop)
    {
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(onStart);
        return observable.Subscribe(observerName, stage, new FunctionObserver(onStart, onStop));
    }

    /// <summary>Runs <paramref name="onStart"/> at a stage.</summary>
    public static IDisposable Subscribe(this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(observerName, stage, onStart, null);

    /// <summary>Runs <paramref name="onStart"/> and <paramref name="onStop"/> at a stage, in the name of <typeparamref name="TObserver"/>.</summary>
    public static IDisposable Subscribe<TObserver>(
        this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart, Func<CancellationToken, Task>? onStop) =>
        observable.Subscribe(typeof(TObserver).FullName ?? typeof(TObserver).Name, stage, onStart, onStop);

    /// <summary>Runs <paramref name="onStart"/> at a stage, in the name of <typeparamref name="TObserver"/>.</summary>
    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe<TObserver>(stage, onStart, null);

    /// <summary>Subscribes under the observer's type name.</summary>
    public static IDisposable Subscribe(this ILifecycleObservable observable, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(observer);
        return observable.Subscribe(observer.GetType().FullName ?? observer.GetType().Name, stage, observer);
    }

    /// <summary>Subscribes in the name of <typeparamref name="TObserver"/>.</summary>
    public static IDisposable Subscribe<TObserver>(this ILifecycleObservable observable, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observable);
        return observable.Subscribe(typeof(TObserver).FullName ?? typeof(TObserver).Name, stage, observer);
    }

    private sealed class FunctionObserver(Func<CancellationToken, Task> onStart, Func<CancellationToken, Task>? onStop) : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken) => onStart(cancellationToken);

        public Task OnStop(CancellationToken cancellationToken) => onStop?.Invoke(cancellationToken) ?? Task.CompletedTask;
    }
}
