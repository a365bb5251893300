using Microsoft.Extensions.Options;

namespace OrleansHa.Silo.Trust;

internal sealed class TrustOptionsValidator : IValidateOptions<TrustOptions>
{
    public ValidateOptionsResult Validate(string? name, TrustOptions options) =>
        options.AuthorityFile.Length == 0 || File.Exists(options.AuthorityFile)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(TrustOptions)}: {TrustOptions.Section}:{nameof(TrustOptions.AuthorityFile)} is '{options.AuthorityFile}'; it has to be an existing file of PEM certificates, or empty.");
}
