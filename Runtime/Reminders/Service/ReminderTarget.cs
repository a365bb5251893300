namespace Orleans.Runtime.ReminderService;

/// <summary>Hears of changes that grains of any silo made.</summary>
internal sealed class ReminderTarget(ILocalSiloDetails silo, LocalReminderService service) : SystemTarget(Type, silo.SiloAddress), IReminderTarget
{
    public static readonly GrainType Type = SystemTargetGrainId.CreateType("reminders");

    public Task<bool> Registered(ReminderEntry entry) => Task.FromResult(service.OnRegistered(entry));

    public Task<bool> Removed(GrainId grain, string name) => Task.FromResult(service.OnRemoved(grain, name));
}
