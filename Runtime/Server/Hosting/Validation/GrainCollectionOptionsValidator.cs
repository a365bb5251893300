using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="GrainCollectionOptions"/> before the silo starts.</summary>
internal sealed class GrainCollectionOptionsValidator(IOptions<GrainCollectionOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        const string Owner = nameof(GrainCollectionOptions);
        OptionsCheck.Positive(Owner, nameof(value.CollectionQuantum), value.CollectionQuantum);
        OptionsCheck.Positive(Owner, nameof(value.ActivationTimeout), value.ActivationTimeout);
        OptionsCheck.Positive(Owner, nameof(value.DeactivationTimeout), value.DeactivationTimeout);
        if (value.EnableActivationSheddingOnMemoryPressure) CheckShedding(value);
        CheckAge(nameof(value.CollectionAge), value.CollectionAge, value.CollectionQuantum);
        foreach (var (name, age) in value.ClassSpecificCollectionAge) CheckAge($"{nameof(value.ClassSpecificCollectionAge)}[{name}]", age, value.CollectionQuantum);

        static void CheckAge(string key, TimeSpan age, TimeSpan quantum)
        {
            if (age <= quantum && age != Timeout.InfiniteTimeSpan)
                throw new OrleansConfigurationException($"{Owner}.{key} is {age}: it must be above {nameof(GrainCollectionOptions.CollectionQuantum)}, which is {quantum}.");
        }
    }

    private static void CheckShedding(GrainCollectionOptions value)
    {
        const string Owner = nameof(GrainCollectionOptions);
        OptionsCheck.Positive(Owner, nameof(value.MemoryUsagePollingPeriod), value.MemoryUsagePollingPeriod);
        if (value.MemoryUsageLimitPercentage is <= 0 or > 100)
            throw new OrleansConfigurationException($"{Owner}.{nameof(value.MemoryUsageLimitPercentage)} is {value.MemoryUsageLimitPercentage}: it must be above 0 and at most 100.");
        if (value.MemoryUsageTargetPercentage <= 0 || value.MemoryUsageTargetPercentage >= value.MemoryUsageLimitPercentage)
            throw new OrleansConfigurationException($"{Owner}.{nameof(value.MemoryUsageTargetPercentage)} is {value.MemoryUsageTargetPercentage}: it must be above 0 and below {nameof(value.MemoryUsageLimitPercentage)}, which is {value.MemoryUsageLimitPercentage}.");
    }
}
