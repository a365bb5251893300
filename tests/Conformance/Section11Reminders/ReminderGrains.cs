namespace OrleansHa.Tests.Conformance.Section11Reminders;

public interface IReminded : IGrainWithStringKey
{
    /// <summary>Registers and returns the handle.</summary>
    Task<IGrainReminder> RegisterAsync(string name, TimeSpan dueTime, TimeSpan period);

    Task UnregisterAsync(IGrainReminder reminder);

    Task<IGrainReminder?> FindAsync(string name);

    Task<List<string>> NamesAsync();
}

/// <summary>Notes every tick under its key: <c>name first period current</c> in ticks; fails when its key asks for it.</summary>
public sealed class RemindedGrain : Grain, IReminded, IRemindable
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Add($"{this.GetPrimaryKeyString()}/activations", "activated");
        return Task.CompletedTask;
    }

    public Task<IGrainReminder> RegisterAsync(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public Task UnregisterAsync(IGrainReminder reminder) => this.UnregisterReminder(reminder);

    public Task<IGrainReminder?> FindAsync(string name) => this.GetReminder(name);

    public async Task<List<string>> NamesAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.Note(this.GetPrimaryKeyString(), reminderName, status);
        if (this.GetPrimaryKeyString().Contains("Fails", StringComparison.Ordinal)) throw new InvalidOperationException("as asked");
        return Task.CompletedTask;
    }
}

public interface IPlainReminded : IGrainWithStringKey
{
    Task RegisterAsync(string name, TimeSpan dueTime, TimeSpan period);
}

/// <summary>The same without the base class.</summary>
public sealed class PlainRemindedGrain(IGrainContext context) : IGrainBase, IPlainReminded, IRemindable
{
    public IGrainContext GrainContext { get; } = context;

    public Task RegisterAsync(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.Note(GrainContext.GrainId.Key.ToString()!, reminderName, status);
        return Task.CompletedTask;
    }
}

public interface IUnreminded : IGrainWithStringKey
{
    Task RegisterAsync();
}

/// <summary>Wants a reminder and cannot get one: it is not <see cref="IRemindable"/>.</summary>
public sealed class UnremindedGrain : Grain, IUnreminded
{
    public Task RegisterAsync() => this.RegisterOrUpdateReminder("r", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}

/// <summary>A tick as a grain saw it.</summary>
public sealed record Tick(string Name, DateTime First, TimeSpan Period, DateTime Current)
{
    /// <summary>The number of the tick by its time.</summary>
    public long Index => (Current - First).Ticks / Period.Ticks;
}

internal static class Ticks
{
    public static void Note(string key, string name, TickStatus status) => Journal.Add(key, FormattableString.Invariant(
        $"{name} {status.FirstTickTime.Ticks} {status.Period.Ticks} {status.CurrentTickTime.Ticks} {status.FirstTickTime.Kind} {status.CurrentTickTime.Kind}"));

    public static Tick[] Of(string key) => [.. Journal.Of(key).Select(Read)];

    public static async Task<Tick[]> AtLeastAsync(string key, int count) => [.. (await Journal.UntilAsync(key, entries => entries.Length >= count, Bounds.Cluster)).Select(Read)];

    private static Tick Read(string entry)
    {
        var parts = entry.Split(' ');
        parts[4].ShouldBe("Utc");
        parts[5].ShouldBe("Utc");
        return new(parts[0], new DateTime(Number(parts[1]), DateTimeKind.Utc), new TimeSpan(Number(parts[2])), new DateTime(Number(parts[3]), DateTimeKind.Utc));
    }

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
