using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Processors.Custom;

namespace OrleansHa.Silo.Custom;

/// <summary>Users' classes, registered or found as plug-ins, run on threads apart and held to their limits.</summary>
internal sealed class CustomCode : ICustomCode, IDisposable
{
    private readonly FrozenDictionary<string, CustomProgram> _programs;
    private readonly CustomOptions _options;
    private readonly CustomWorkers _workers;

    public CustomCode(IEnumerable<CustomRegistration> registered, IServiceProvider services, IOptions<CustomOptions> options, ILogger<CustomCode> logger)
    {
        _options = options.Value;
        _workers = new CustomWorkers(_options.Workers, _options.MaxHung, _options.Queue, logger);
        var programs = new Dictionary<string, CustomProgram>(StringComparer.Ordinal);
        foreach (var type in registered.Select(registration => registration.Class))
        {
            var program = CustomProgram.Of(type, () => ActivatorUtilities.CreateInstance(services, type))
                ?? throw new InvalidOperationException($"Class {type.FullName} is registered, but is neither a stage (ISubProcessor) nor a controller (ILoopController).");
            programs[program.Class.Name] = program;
        }

        foreach (var program in _options.Plugins ? PluginFolder.Read(_options.PluginFolder, logger) : [])
        {
            if (!programs.TryAdd(program.Class.Name, program))
                CustomLog.Twice(logger, program.Class.Name, _options.PluginFolder);
        }

        _programs = programs.ToFrozenDictionary(StringComparer.Ordinal);
        Classes = [.. _programs.Values.Select(program => program.Class)];
    }

    public IReadOnlyCollection<CustomClass> Classes { get; }

    /// <summary>Threads that hang now.</summary>
    public int Hung => _workers.Hung;

    public CustomClass? Find(string name) => _programs.GetValueOrDefault(name)?.Class;

    public async Task<CustomAnswer> RunAsync(CustomCall call)
    {
        if (!_programs.TryGetValue(call.Class, out var program))
            return CustomAnswer.Failed(call, $"this silo has no class {call.Class}", Quality.Bad_ConfigurationError);
        try
        {
            return await _workers.RunAsync(call.Owner, call.Class, cancel => Run(program, call, cancel), call.Limit).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The boundary of a user's code: its stage has no answer, whatever it threw.
            return CustomAnswer.Failed(call, $"{call.Class}: {error.GetType().Name}: {error.Message}");
        }
    }

    public void Dispose() => _workers.Dispose();

    private CustomAnswer Run(CustomProgram program, CustomCall call, CancellationToken cancel)
    {
        // The thread is this call's alone, so what it has allocated is the class's doing.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (state, answer) = program.Run(call.State, call.Input, cancel);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > _options.MaxAllocation)
            return CustomAnswer.Failed(call, $"{call.Class} allocated {allocated} bytes in one step; at most {_options.MaxAllocation} are allowed");
        if (state is not null && Encoding.UTF8.GetByteCount(state) > _options.MaxState)
            return CustomAnswer.Failed(call, $"the memory of {call.Class} has {Encoding.UTF8.GetByteCount(state)} bytes as JSON; at most {_options.MaxState} are kept");
        if (answer.Value is not { } value || !double.IsFinite(value))
            return CustomAnswer.Failed(call, $"{call.Class} answered without a finite value");
        var quality = QualityOrder.Worst((Quality)(int)call.Input.Quality, (Quality)(int)answer.Quality);
        return new CustomAnswer(new Measured(value, quality, call.Input.At), state, null);
    }
}
