namespace Orleans.Runtime;

/// <summary>A registered reminder. Good until the reminder is registered anew; do not store it.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique for its grain.</summary>
    string ReminderName { get; }
}
