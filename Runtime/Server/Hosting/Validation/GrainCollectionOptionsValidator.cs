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
        CheckAge(nameof(value.CollectionAge), value.CollectionAge, value.CollectionQuantum);
        foreach (var (name, age) in value.ClassSpecificCollectionAge) CheckAge($"{nameof(value.ClassSpecificCollectionAge)}[{name}]", age, value.CollectionQuantum);

        static void CheckAge(string key, TimeSpan age, TimeSpan quantum)
        {
            if (age <= quantum && age != Timeout.InfiniteTimeSpan)
                throw new OrleansConfigurationException($"{Owner}.{key} is {age}: it must be above {nameof(GrainCollectionOptions.CollectionQuantum)}, which is {quantum}.");
        }
    }
}
