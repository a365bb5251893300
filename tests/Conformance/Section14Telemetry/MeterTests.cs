using System.Diagnostics.Metrics;

namespace OrleansHa.Tests.Conformance.Section14Telemetry;

/// <summary>orleans-api.md §14: the meter's instruments.</summary>
public sealed class MeterTests(TracedCluster cluster) : IClassFixture<TracedCluster>
{
    [Theory]
    [InlineData("orleans-networking-sockets-opened")]
    [InlineData("orleans-networking-sockets-closed")]
    [InlineData("orleans-messaging-sent-failed")]
    [InlineData("orleans-messaging-sent-dropped")]
    [InlineData("orleans-messaging-expired")]
    [InlineData("orleans-messaging-rejected")]
    [InlineData("orleans-messaging-rerouted")]
    [InlineData("orleans-messaging-sent-local")]
    [InlineData("orleans-messaging-pings-sent")]
    [InlineData("orleans-messaging-pings-received")]
    [InlineData("orleans-messaging-pings-reply-received")]
    [InlineData("orleans-messaging-pings-reply-missed")]
    [InlineData("orleans-messaging-processing-dispatcher-received")]
    [InlineData("orleans-messaging-processing-dispatcher-processed")]
    [InlineData("orleans-messaging-processing-dispatcher-forwarded")]
    [InlineData("orleans-messaging-processing-ima-received")]
    [InlineData("orleans-messaging-processing-ima-enqueued")]
    [InlineData("orleans-messaging-sent-messages-size", "bytes")]
    [InlineData("orleans-messaging-received-messages-size", "bytes")]
    [InlineData("orleans-messaging-sent-header-size", "bytes")]
    [InlineData("orleans-messaging-received-header-size", "bytes")]
    [InlineData("orleans-gateway-connected-clients")]
    [InlineData("orleans-gateway-sent")]
    [InlineData("orleans-gateway-received")]
    [InlineData("orleans-gateway-load-shedding")]
    [InlineData("orleans-client-connected-gateways")]
    [InlineData("orleans-scheduler-long-running-turns")]
    [InlineData("orleans-catalog-activations")]
    [InlineData("orleans-catalog-activation-working-set")]
    [InlineData("orleans-catalog-activation-created")]
    [InlineData("orleans-catalog-activation-destroyed")]
    [InlineData("orleans-catalog-activation-failed-to-activate")]
    [InlineData("orleans-catalog-activation-collections")]
    [InlineData("orleans-catalog-activation-shutdown")]
    [InlineData("orleans-catalog-activation-non-existent")]
    [InlineData("orleans-catalog-activation-concurrent-registration-attempts")]
    [InlineData("orleans-catalog-activation-latency", "ms")]
    [InlineData("orleans-catalog-deactivation-latency", "ms")]
    [InlineData("orleans-watchdog-health-checks")]
    [InlineData("orleans-watchdog-health-checks-failed")]
    [InlineData("orleans-grains")]
    [InlineData("orleans-system-targets")]
    [InlineData("orleans-app-requests-latency-bucket")]
    [InlineData("orleans-app-requests-latency-count")]
    [InlineData("orleans-app-requests-latency-sum")]
    [InlineData("orleans-app-requests-timedout")]
    [InlineData("orleans-app-requests-canceled")]
    [InlineData("orleans-reminders-tardiness", "seconds")]
    [InlineData("orleans-reminders-active")]
    [InlineData("orleans-reminders-ticks-delivered")]
    [InlineData("orleans-storage-read-latency", "ms")]
    [InlineData("orleans-storage-write-latency", "ms")]
    [InlineData("orleans-storage-clear-latency", "ms")]
    [InlineData("orleans-storage-read-errors")]
    [InlineData("orleans-storage-write-errors")]
    [InlineData("orleans-storage-clear-errors")]
    [InlineData("orleans-runtime-total-physical-memory", "MB")]
    [InlineData("orleans-runtime-available-memory", "MB")]
    public void Instrument_IsThere_WithItsUnit(string name, string? unit = null)
    {
        using var measurements = new Measurements();
        measurements.Instruments.Keys.ShouldContain(name);
        measurements.Instruments[name].Unit.ShouldBe(unit);
    }

    [Fact]
    public async Task Meter_BelongsToTheHost_AndItsFactory()
    {
        using var measurements = new Measurements();
        var factories = cluster.Silos.Select(silo => (object)silo.ServiceProvider.GetRequiredService<IMeterFactory>()).Append(cluster.Cluster.ServiceProvider.GetRequiredService<IMeterFactory>());
        await Eventually.TrueAsync(() => measurements.Instruments.Count > 0, Bounds.Event);
        factories.Distinct().Count().ShouldBe(3);
        measurements.Instruments["orleans-catalog-activations"].Meter.Scope.ShouldBeAssignableTo<IMeterFactory>();
    }

    [Fact]
    public async Task Calls_AreCountedOnTheirWay()
    {
        using var measurements = new Measurements();
        for (var i = 0; i < 8; i++) await cluster.Client.GetGrain<ITraced>(Keys.New()).TraceAsync(Keys.New());
        foreach (var name in new[]
        {
            "orleans-messaging-sent-messages-size", "orleans-messaging-received-messages-size", "orleans-messaging-sent-header-size", "orleans-messaging-received-header-size",
            "orleans-gateway-received", "orleans-gateway-sent", "orleans-gateway-connected-clients", "orleans-client-connected-gateways",
            "orleans-catalog-activation-created", "orleans-catalog-activations", "orleans-messaging-processing-ima-received",
            "orleans-app-requests-latency-count", "orleans-runtime-total-physical-memory", "orleans-runtime-available-memory",
        })
        {
            await measurements.UntilAsync(name);
        }

        await measurements.UntilAsync("orleans-grains", found => found.Tags.ContainsKey("type") && found.Value > 0);
        await measurements.UntilAsync("orleans-system-targets", found => found.Tags.ContainsKey("type") && found.Value > 0);
        await measurements.UntilAsync("orleans-app-requests-latency-bucket", found => found.Tags.ContainsKey("duration") && found.Value > 0);
        await measurements.UntilAsync("orleans-catalog-activation-latency", found => found.Tags.ContainsKey("status") && found.Tags.ContainsKey("directory"));
    }

    [Fact]
    public async Task Deactivation_IsCounted_ByItsCause()
    {
        using var measurements = new Measurements();
        var grain = cluster.Client.GetGrain<ITraced>(Keys.New());
        await grain.TraceAsync(null);
        await cluster.Cluster.DeactivateAsync(grain);
        await measurements.UntilAsync("orleans-catalog-activation-destroyed");
        await measurements.UntilAsync("orleans-catalog-activation-shutdown", found => found.Tags.ContainsKey("via"));
        await measurements.UntilAsync("orleans-catalog-deactivation-latency", found => found.Tags.ContainsKey("via"));
    }

    [Fact]
    public async Task Storage_IsTimed_ByProviderAndState()
    {
        using var measurements = new Measurements();
        await cluster.Client.GetGrain<ITraced>(Keys.New()).StoreAsync(1);
        foreach (var name in new[] { "orleans-storage-read-latency", "orleans-storage-write-latency" })
        {
            await measurements.UntilAsync(name, found => found.Tags.GetValueOrDefault("state_name") == "traced"
                && found.Tags.ContainsKey("provider_type_name") && found.Tags.ContainsKey("state_type"));
        }
    }

    [Fact]
    public async Task TimedOutCall_IsCounted_ByGrainType()
    {
        using var measurements = new Measurements();
        var key = Keys.New();
        await Should.ThrowAsync<TimeoutException>(() => cluster.Client.GetGrain<ITraced>(key).HangAsync(key));
        Gate.Of(key).Open();
        await measurements.UntilAsync("orleans-app-requests-timedout", found => found.Tags.GetValueOrDefault("grain_type") == "traced");
    }
}
