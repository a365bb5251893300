using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="SiloMessagingOptions"/> before the silo starts.</summary>
internal sealed class SiloMessagingOptionsValidator(IOptions<SiloMessagingOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        const string Owner = nameof(SiloMessagingOptions);
        OptionsCheck.Positive(Owner, nameof(value.ResponseTimeout), value.ResponseTimeout);
        OptionsCheck.Positive(Owner, nameof(value.SystemResponseTimeout), value.SystemResponseTimeout);
        OptionsCheck.Positive(Owner, nameof(value.MaxRequestProcessingTime), value.MaxRequestProcessingTime);
        OptionsCheck.InRange(Owner, nameof(value.MaxForwardCount), value.MaxForwardCount, 0, 100);
        OptionsCheck.InRange(Owner, nameof(value.MaxEnqueuedRequestsHardLimit), value.MaxEnqueuedRequestsHardLimit, 0, int.MaxValue);
    }
}
