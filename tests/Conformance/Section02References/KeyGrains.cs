namespace OrleansHa.Tests.Conformance.Section02References;

public interface IReportsKey : IAddressable
{
    /// <summary>The key text, then the typed key as the grain sees it, then the extension.</summary>
    Task<string[]> KeyAsync();
}

public interface IStringKey : IReportsKey, IGrainWithStringKey;

public interface IGuidKey : IReportsKey, IGrainWithGuidKey;

public interface IIntegerKey : IReportsKey, IGrainWithIntegerKey;

public interface IGuidExtKey : IReportsKey, IGrainWithGuidCompoundKey;

public interface IIntegerExtKey : IReportsKey, IGrainWithIntegerCompoundKey;

public sealed class StringKeyGrain : Grain, IStringKey
{
    public Task<string[]> KeyAsync() => Task.FromResult<string[]>([this.GetPrimaryKeyString()]);
}

public sealed class GuidKeyGrain : Grain, IGuidKey
{
    public Task<string[]> KeyAsync() => Task.FromResult<string[]>([this.GetPrimaryKeyString(), this.GetPrimaryKey().ToString()]);
}

public sealed class IntegerKeyGrain : Grain, IIntegerKey
{
    public Task<string[]> KeyAsync() => Task.FromResult<string[]>([this.GetPrimaryKeyString(), this.GetPrimaryKeyLong().ToString(null, null)]);
}

public sealed class GuidExtKeyGrain : Grain, IGuidExtKey
{
    public Task<string[]> KeyAsync() => Task.FromResult<string[]>([this.GetPrimaryKeyString(), this.GetPrimaryKey(out var extension).ToString(), extension ?? "none"]);
}

public sealed class IntegerExtKeyGrain : Grain, IIntegerExtKey
{
    public Task<string[]> KeyAsync() => Task.FromResult<string[]>([this.GetPrimaryKeyString(), this.GetPrimaryKeyLong(out var extension).ToString(null, null), extension ?? "none"]);
}
