namespace Orleans;

/// <summary>Stages of a silo or client.</summary>
public static class ServiceLifecycleStage
{
    /// <summary>Before everything.</summary>
    public const int First = int.MinValue;

    /// <summary>The runtime initializes.</summary>
    public const int RuntimeInitialize = 2000;

    /// <summary>Runtime services start.</summary>
    public const int RuntimeServices = 4000;

    /// <summary>Runtime storage starts.</summary>
    public const int RuntimeStorageServices = 6000;

    /// <summary>Grain services are created.</summary>
    public const int RuntimeGrainServices = 8000;

    /// <summary>After grain services.</summary>
    public const int AfterRuntimeGrainServices = 8100;

    /// <summary>Application services start.</summary>
    public const int ApplicationServices = 10000;

    /// <summary>Other silos are checked to be reachable.</summary>
    public const int ValidateInitialConnectivity = 19900;

    /// <summary>On stop: the directory hands over.</summary>
    public const int GrainDirectoryShutdown = 19997;

    /// <summary>On stop: activations are deactivated.</summary>
    public const int GrainDeactivation = 19998;

    /// <summary>The silo joins.</summary>
    public const int BecomeActive = 19999;

    /// <summary>The silo serves.</summary>
    public const int Active = 20000;

    /// <summary>After everything.</summary>
    public const int Last = int.MaxValue;
}
