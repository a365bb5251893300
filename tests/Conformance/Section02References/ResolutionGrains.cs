using Orleans.Metadata;

namespace OrleansHa.Tests.Conformance.Section02References;

public interface INamed : IGrainWithStringKey
{
    Task<string> WhoAsync();
}

/// <summary>Has the interface's name without the I, and wins over the other implementation.</summary>
public interface IFavourite : INamed;

/// <summary>Has one implementation, whatever its name.</summary>
public interface IOnlyOne : INamed;

/// <summary>Has two implementations, none with its name.</summary>
public interface IAmbiguous : INamed;

/// <summary>Has two implementations and says which one is meant.</summary>
[DefaultGrainType("chosen-one")]
public interface IDecided : INamed;

public interface IUnimplemented : INamed;

/// <summary>No grain implements it together with IOnlyOne.</summary>
public interface IUnrelated : IGrainWithStringKey
{
    Task<int> UnrelatedAsync();
}

public sealed class Favourite : Grain, IFavourite
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(Favourite));
}

public sealed class AnotherFavourite : Grain, IFavourite
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(AnotherFavourite));
}

public sealed class SingleHandedGrain : Grain, IOnlyOne
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(SingleHandedGrain));
}

public sealed class FirstCandidate : Grain, IAmbiguous
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(FirstCandidate));
}

public sealed class SecondCandidate : Grain, IAmbiguous
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(SecondCandidate));
}

/// <summary>Its full name begins with that of <see cref="SecondCandidate"/>: an exact match must still win.</summary>
public sealed class SecondCandidateSuccessor : Grain, IAmbiguous
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(SecondCandidateSuccessor));
}

[GrainType("chosen-one")]
public sealed class ChosenGrain : Grain, IDecided
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(ChosenGrain));
}

public sealed class NotChosenGrain : Grain, IDecided
{
    public Task<string> WhoAsync() => Task.FromResult(nameof(NotChosenGrain));
}

public sealed class UnrelatedGrain : Grain, IUnrelated
{
    public Task<int> UnrelatedAsync() => Task.FromResult(1);
}
