using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The activations of this silo by grain.</summary>
internal sealed class Catalog : ICatalogRemoval, ILocalActivations
{
    private readonly ConcurrentDictionary<GrainId, IMessageTarget> _targets = new();
    private readonly ActivationShared _shared;
    private readonly GrainClasses _classes;
    private IClusterMembershipService? _membership;
    private readonly SiloAddress _silo;
    private volatile bool _closed;

    public Catalog(ActivationShared shared, GrainClasses classes, ILocalSiloDetails silo)
    {
        _shared = shared;
        _classes = classes;
        _silo = silo.SiloAddress;
        shared.Catalog = this;
    }

    public int Count => _targets.Count;

    /// <summary>Whether this silo stops and makes no activations any more.</summary>
    public bool IsClosed => _closed;

    // Found at first use: membership's observers in turn look at the catalog.
    private MembershipVersion CurrentVersion => (_membership ??= _shared.Services.GetRequiredService<IClusterMembershipService>()).CurrentSnapshot.Version;

    public IEnumerable<GrainAddress> Registered => Activations.Where(activation => activation.BelongsInDirectory).Select(activation => activation.Address);

    public IEnumerable<Activation> Activations
    {
        get
        {
            foreach (var (_, target) in _targets)
            {
                if (target is Activation activation)
                {
                    yield return activation;
                }
                else if (target is StatelessWorkers workers)
                {
                    foreach (var worker in workers.Activations) yield return worker;
                }
            }
        }
    }

    /// <summary>Where requests for the grain go in this silo, without making anything.</summary>
    public bool TryGet(GrainId grainId, [NotNullWhen(true)] out IMessageTarget? target) => _targets.TryGetValue(grainId, out target);

    /// <summary>
    /// Queues a request to its grain, whose activation is started when there is none; false when this silo does not take new
    /// activations or does not host the type.
    /// </summary>
    /// <exception cref="InvalidOperationException">The class cannot be a grain.</exception>
    public bool TryDeliver(Message message)
    {
        var grainId = message.TargetGrain;
        if (_targets.TryGetValue(grainId, out var existing))
        {
            existing.Receive(message);
            return true;
        }

        if (_closed || !_classes.TryGet(grainId.Type, out var grainClass)) return false;
        IMessageTarget created = grainClass.IsStatelessWorker
            ? new StatelessWorkers(grainId, grainClass, _shared, _silo)
            : new Activation(NewAddress(grainId), grainClass, _shared);
        var winner = _targets.GetOrAdd(grainId, created);

        // Before the activation starts: should it fail at once, this request has to be among those that hear of it.
        winner.Receive(message);
        if (ReferenceEquals(winner, created)) (created as Activation)?.Activate(message.RequestContext);
        return true;
    }

    /// <summary>Starts an activation from what was moved here; false when this silo takes none, does not host the type or has one of the grain.</summary>
    public bool TryRehydrate(GrainId grainId, RehydrationContext state, Dictionary<string, object>? requestContext)
    {
        if (_closed || !_classes.TryGet(grainId.Type, out var grainClass) || !grainClass.UsesDirectory) return false;
        var created = new Activation(NewAddress(grainId), grainClass, _shared);
        created.Rehydrate(state);
        if (!_targets.TryAdd(grainId, created)) return false;
        created.Activate(requestContext);
        return true;
    }

    public void Remove(Activation activation)
    {
        if (activation.Class.IsStatelessWorker)
        {
            if (_targets.TryGetValue(activation.GrainId, out var target) && target is StatelessWorkers workers && workers.Remove(activation))
                _targets.TryRemove(new KeyValuePair<GrainId, IMessageTarget>(activation.GrainId, workers));
            return;
        }

        _targets.TryRemove(new KeyValuePair<GrainId, IMessageTarget>(activation.GrainId, activation));
    }

    public void DeactivateDuplicate(GrainAddress loser, GrainAddress winner)
    {
        if (_targets.TryGetValue(loser.GrainId, out var target) && target is Activation activation && activation.ActivationId == loser.ActivationId)
            activation.DeactivateDuplicate(winner);
    }

    /// <summary>Makes no activations from now on and ends the ones there are; the token ends the wait, not the work.</summary>
    public async Task DeactivateAllAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _closed = true;
        var ending = new List<Task>();
        foreach (var activation in Activations)
        {
            activation.Deactivate(reason, cancellationToken);
            ending.Add(activation.Deactivated);
        }

        await Task.WhenAll(ending).WaitAsync(cancellationToken);
    }

    private GrainAddress NewAddress(GrainId grainId) => new()
    {
        GrainId = grainId,
        ActivationId = ActivationId.NewId(),
        SiloAddress = _silo,
        MembershipVersion = CurrentVersion,
    };
}
