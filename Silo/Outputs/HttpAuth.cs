using System.Net.Http.Headers;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs;

/// <summary>Tells an HTTP peer who calls. Secrets are read anew for each request.</summary>
internal static class HttpAuth
{
    /// <summary>The header; null without <paramref name="auth"/>.</summary>
    /// <exception cref="SecretMissingException">A secret is missing; the message names the reference, never a value.</exception>
    public static AuthenticationHeaderValue? Header(AuthDefinition? auth) => auth switch
    {
        { Bearer: { } bearer } => new AuthenticationHeaderValue("Bearer", SecretReader.Read(bearer)),
        { Username: { } user, Password: { } password } =>
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{SecretReader.Read(password)}"))),
        _ => null,
    };
}
