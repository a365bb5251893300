using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: exceptions reach the caller as themselves.</summary>
public sealed class ExceptionCrossingTests(ThreeZones cluster) : IClassFixture<ThreeZones>
{
    public static TheoryData<string> Callers => new("client", "same silo", "other silo");

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task OwnException_ArrivesWithTypeStateAndCause(string caller)
    {
        var grain = await CalledFromAsync(caller);
        var failure = await Should.ThrowAsync<PlainException>(() => grain.ThrowAsync("own"));
        failure.Message.ShouldBe("own message");
        failure.Code.ShouldBe(42);
        failure.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("cause");
        failure.ToString().ShouldContain(nameof(CrossingGrain), Case.Sensitive, "the remote stack is told");
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task SystemException_ArrivesWithMessageDataAndCode(string caller)
    {
        var grain = await CalledFromAsync(caller);
        var failure = await Should.ThrowAsync<ArgumentException>(() => grain.ThrowAsync("system"));
        failure.Message.ShouldContain("bad argument");
        failure.Data["key"].ShouldBe("value");
        failure.HResult.ShouldBe(77);
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task AggregateException_ArrivesWithEveryCause(string caller)
    {
        var grain = await CalledFromAsync(caller);
        var failure = await Should.ThrowAsync<AggregateException>(() => grain.ThrowAsync("aggregate"));
        failure.InnerExceptions.Select(inner => inner.Message).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task UnmarkedException_FromAnotherProcess_ArrivesAsTheMissingCodec()
    {
        await Should.ThrowAsync<CodecNotFoundException>(async () => await (await CalledFromAsync("client")).ThrowAsync("unmarked"));
        await Should.ThrowAsync<CodecNotFoundException>(async () => await (await CalledFromAsync("other silo")).ThrowAsync("unmarked"));
    }

    [Fact]
    public async Task UnmarkedException_InsideASilo_KeepsItsType() =>
        (await Should.ThrowAsync<UnmarkedException>(async () => await (await CalledFromAsync("same silo")).ThrowAsync("unmarked"))).Message.ShouldBe("nobody knows me");

    private async Task<ICrossing> CalledFromAsync(string caller, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var key = Keys.New(test);
        if (caller == "client")
            return cluster.Client.GetGrain<ICrossing>(key);

        var where = await cluster.Client.GetGrain<ICrossing>(key).WhereAsync();
        var silo = cluster.Silos.First(silo => silo.SiloAddress.Equals(where) == (caller == "same silo"));
        return silo.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ICrossing>(key);
    }
}
