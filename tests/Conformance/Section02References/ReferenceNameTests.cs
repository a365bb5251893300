namespace OrleansHa.Tests.Conformance.Section02References;

/// <summary>orleans-api.md §1 and §2: names of interfaces, and the ways to a reference.</summary>
public sealed class ReferenceNameTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public void InterfaceType_IsTheQualifiedName_OrItsAttribute()
    {
        NameOf<IHub>().ShouldBe("OrleansHa.Tests.Conformance.Section02References.IHub");
        NameOf<Nest.INested>().ShouldBe("OrleansHa.Tests.Conformance.Section02References.Nest+INested");
        NameOf<IBox<int>>().ShouldBe("OrleansHa.Tests.Conformance.Section02References.IBox`1[[int]]");
        NameOf<ILabelled>().ShouldBe("named-by-attribute");
    }

    [Fact]
    public void GrainType_IsThatOfTheAttribute() =>
        cluster.Client.GetGrain<ILabelled>("k").GetGrainId().Type.ToString().ShouldBe("named-grain");

    [Fact]
    public async Task GetGrain_ByRawKey_IsTheSameGrain()
    {
        var key = Keys.New();
        var raw = IdSpan.Create(key);
        cluster.Client.GetGrain<IHub>(raw).ShouldBe(cluster.Client.GetGrain<IHub>(key));
        cluster.Client.GetGrain(typeof(IHub), raw).GetGrainId().ShouldBe(cluster.Client.GetGrain<IHub>(key).GetGrainId());
        (await cluster.Client.GetGrain<IHub>(raw).PingAsync()).ShouldBe(key);
    }

    [Fact]
    public void Reference_AsAnotherInterface_IsTheSameGrain()
    {
        var reference = cluster.Client.GetGrain<IHub>(Keys.New());
        var cast = reference.AsReference<ILabelled>();
        cast.GetGrainId().ShouldBe(reference.GetGrainId());
        cast.ShouldBe((object)reference);
        var labelled = typeof(ILabelled);
        reference.AsReference(labelled).ShouldBeAssignableTo<ILabelled>();
        reference.Cast(labelled).ShouldBeAssignableTo<ILabelled>();
    }

    [Fact]
    public void KeyKinds_AreToldApart()
    {
        cluster.Client.GetGrain<IIntegerKey>(5).IsPrimaryKeyBasedOnLong().ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => cluster.Client.GetGrain<IHub>("no number").GetPrimaryKeyLong());
    }

    [Fact]
    public void ObserverReference_OfTheWrongThing_IsRefused()
    {
        Should.Throw<ArgumentException>(() => cluster.Client.CreateObjectReference<ISeer>(new Stranger()));
        Should.Throw<ArgumentException>(() => cluster.Client.CreateObjectReference<Seer>(new Seer()));
    }

    [Fact]
    public void GrainAddresses_OfTheSameParts_AreEqual()
    {
        var silo = cluster.Silos[0].SiloAddress;
        var activation = ActivationId.NewId();
        var one = new GrainAddress { GrainId = GrainId.Create("t", "k"), ActivationId = activation, SiloAddress = silo };
        one.ShouldBe(new GrainAddress { GrainId = GrainId.Create("t", "k"), ActivationId = activation, SiloAddress = silo });
        one.ShouldNotBe(new GrainAddress { GrainId = GrainId.Create("t", "k"), ActivationId = ActivationId.NewId(), SiloAddress = silo });
    }

    private string NameOf<T>() where T : IGrainWithStringKey => ((GrainReference)(object)cluster.Client.GetGrain<T>("k")).InterfaceType.ToString();

    public interface ISeer : IGrainObserver
    {
        Task SeeAsync();
    }

    private sealed class Seer : ISeer
    {
        public Task SeeAsync() => Task.CompletedTask;
    }

    private sealed class Stranger : IGrainObserver;
}

public static class Nest
{
    public interface INested : IGrainWithStringKey
    {
        Task PingAsync();
    }
}

public sealed class NestedGrain : Grain, Nest.INested
{
    public Task PingAsync() => Task.CompletedTask;
}

[GrainInterfaceType("named-by-attribute")]
public interface ILabelled : IGrainWithStringKey
{
    Task PingAsync();
}

[GrainType("named-grain")]
public sealed class LabelledGrain : Grain, ILabelled
{
    public Task PingAsync() => Task.CompletedTask;
}
