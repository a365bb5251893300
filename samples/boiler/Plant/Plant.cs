using System.Globalization;

namespace OrleansHa.Samples.Boiler;

/// <summary>The whole boiler: a model in real time, three sensors, one valve with two endpoints, and a control listener.</summary>
internal sealed class Plant : IAsyncDisposable
{
    public const int SensorCount = 3;
    public const int ValveEndpointCount = 2;

    private readonly Sensor[] _sensors;
    private readonly Listener[] _sensorListeners;
    private readonly Listener[] _valveListeners;
    private readonly Listener _control;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="portOf">The port of a listener by its name: <c>control</c>, <c>sensor1</c>.., <c>valve1</c>..; 0 = any.</param>
    /// <param name="seed">Of the sensors' noise.</param>
    /// <param name="time">What the model runs by.</param>
    public Plant(Func<string, int> portOf, int seed, TimeProvider time)
    {
        Boiler = new LiveBoiler(new HeatingModel(new HeatingSettings()), time);
        Ledger = new ValveLedger(time);
        _sensors = [.. Enumerable.Range(1, SensorCount).Select(n => new Sensor(Boiler, time, seed + n))];
        _sensorListeners = [.. _sensors.Select((sensor, i) => new Listener(portOf(Name("sensor", i)), app => app.MapGet("/value", sensor.Read)))];
        _valveListeners = [.. Enumerable.Range(0, ValveEndpointCount)
            .Select(i => new Listener(portOf(Name("valve", i)), app => ValveEndpoints.Map(app, Ledger, Boiler)))];
        _control = new Listener(portOf("control"), MapControl);
    }

    public LiveBoiler Boiler { get; }

    public ValveLedger Ledger { get; }

    /// <summary>Completes when the process was asked to end.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The base URL of every listener by its name; valid after the start.</summary>
    public IReadOnlyDictionary<string, string> Urls => Named().ToDictionary(pair => pair.Name, pair => pair.Listener.Url);

    public async Task StartAsync()
    {
        foreach (var (_, listener) in Named())
            await listener.StartAsync();
    }

    /// <summary>Switches what is wrong with sensor <paramref name="number"/>, counted from 1.</summary>
    /// <returns>False when there is no such sensor.</returns>
    public async Task<bool> SetFaultAsync(int number, SensorFault fault)
    {
        if (number is < 1 or > SensorCount)
            return false;

        _sensors[number - 1].Fault = fault;
        var listener = _sensorListeners[number - 1];
        await (fault == SensorFault.Stopped ? listener.StopAsync() : listener.StartAsync());
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, listener) in Named())
            await listener.DisposeAsync();
    }

    private static string Name(string kind, int index) => kind + (index + 1).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<(string Name, Listener Listener)> Named() =>
        _sensorListeners.Select((listener, i) => (Name("sensor", i), listener))
            .Concat(_valveListeners.Select((listener, i) => (Name("valve", i), listener)))
            .Append(("control", _control));

    private void MapControl(WebApplication app)
    {
        app.MapGet("/ledger", Ledger.Report);
        app.MapPost("/ledger/checks", (LedgerChecks checks) => Ledger.Checks = checks);
        app.MapGet("/state", () => new { temperature = Boiler.Temperature, valve = Boiler.Valve, faults = _sensors.Select(sensor => sensor.Fault) });
        app.MapPost("/sensors/{number:int}/fault", async (int number, FaultCommand command) =>
            await SetFaultAsync(number, command.Mode)
                ? Results.Ok(command)
                : Results.Problem($"there are sensors 1 to {SensorCount}", statusCode: StatusCodes.Status404NotFound));
        app.MapGet("/health", () => "ok");
        app.Lifetime.ApplicationStopping.Register(() => _ended.TrySetResult());
    }
}
