namespace Orleans.Runtime;

/// <summary>The names of activities other than calls, whose name is <c>Interface/Method</c>.</summary>
public static class ActivityNames
{
    /// <summary>A silo is chosen for a new activation.</summary>
    public const string PlaceGrain = "place grain";

    /// <summary>An activation starts.</summary>
    public const string ActivateGrain = "activate grain";

    /// <summary>An activation ends.</summary>
    public const string DeactivateGrain = "deactivate grain";

    /// <summary>A state is read.</summary>
    public const string StorageRead = "read storage";

    /// <summary>A state is written.</summary>
    public const string StorageWrite = "write storage";

    /// <summary>A state is cleared.</summary>
    public const string StorageClear = "clear storage";
}
