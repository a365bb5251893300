namespace Orleans.Runtime;

/// <summary>Hears of status changes, off any grain context.</summary>
public interface ISiloStatusListener
{
    /// <summary>Called for each changed silo, this one included.</summary>
    void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status);
}
