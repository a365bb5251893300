namespace Orleans.Runtime;

/// <summary>Keys of the time providers that can be replaced one by one.</summary>
public static class TimeProviderNames
{
    /// <summary>The clock of grains and their timers.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>The clock of membership.</summary>
    public const string Membership = "Orleans.Membership";

    /// <summary>The clock of messaging.</summary>
    public const string Messaging = "Orleans.Messaging";
}
