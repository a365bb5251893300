using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace OrleansHa.Tests.Conformance.Section13Exceptions;

/// <summary>orleans-api.md §13: the exceptions, and which one a failed call ends with.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void Types_HaveTheDocumentedBases()
    {
        typeof(OrleansException).BaseType.ShouldBe(typeof(Exception));
        typeof(OrleansMessageRejectionException).BaseType.ShouldBe(typeof(OrleansException));
        typeof(SiloUnavailableException).BaseType.ShouldBe(typeof(OrleansMessageRejectionException));
        typeof(OrleansConfigurationException).BaseType.ShouldBe(typeof(Exception));
        typeof(EnumerationAbortedException).BaseType.ShouldBe(typeof(Exception));
        typeof(ClientNotAvailableException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
        typeof(GatewayTooBusyException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
        typeof(LimitExceededException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
        typeof(GrainExtensionNotInstalledException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
        typeof(ConnectionFailedException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
        typeof(InconsistentStateException).IsAssignableTo(typeof(Exception)).ShouldBeTrue();
    }

    [Fact]
    public void Constructors_AreTheDocumentedOnes()
    {
        var cause = new InvalidOperationException("cause");
        new OrleansException().InnerException.ShouldBeNull();
        new OrleansException("text").Message.ShouldBe("text");
        new OrleansException("text", cause).InnerException.ShouldBe(cause);
        new SiloUnavailableException().InnerException.ShouldBeNull();
        new SiloUnavailableException("text").Message.ShouldBe("text");
        new SiloUnavailableException("text", cause).InnerException.ShouldBe(cause);
        new OrleansConfigurationException("text").Message.ShouldBe("text");
        new OrleansConfigurationException("text", cause).InnerException.ShouldBe(cause);
        typeof(OrleansConfigurationException).GetConstructor([]).ShouldBeNull();
        typeof(OrleansMessageRejectionException).GetConstructors().ShouldBeEmpty();
        typeof(ClientNotAvailableException).GetConstructors().ShouldBeEmpty();
    }

    [Fact]
    public async Task AStoppingClient_FailsItsPendingCalls()
    {
        await using var hosts = new SocketHosts();
        await hosts.SiloAsync(_ => { });
        var client = await hosts.ClientAsync(_ => { });
        var key = Keys.New();
        var call = client.GetGrain<Section06Calls.IHeldUpGrain>(key).WorkAsync("stays", CancellationToken.None);
        await Gate.Of(key).EnteredAsync();
        await hosts.StopLastAsync();
        await Should.ThrowAsync<SiloUnavailableException>(() => call.WaitAsync(Bounds.Event));
        Gate.Of(key).Open();
    }
}
