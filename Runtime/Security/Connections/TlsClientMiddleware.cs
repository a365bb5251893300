using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Orleans.Connections.Security;

/// <summary>TLS on connections that this process makes.</summary>
internal sealed class TlsClientMiddleware(ConnectionDelegate next, TlsOptions options, ILogger logger)
{
    public async Task OnConnection(ConnectionContext context)
    {
        string? refusal = null;
        await using var stream = new SslStream(
            new TransportStream(context.Transport),
            leaveInnerStreamOpen: true,
            (_, certificate, chain, errors) => TlsConnection.Accepts(options, options.RemoteCertificateMode, certificate, chain, errors, reason => refusal = reason));
        try
        {
            using var bound = new CancellationTokenSource(options.HandshakeTimeout);
            await stream.AuthenticateAsClientAsync(OptionsFor(context).Value, bound.Token);
        }
        catch (Exception failure)
        {
            var reason = TlsConnection.Explain(failure, refusal, options.HandshakeTimeout);
            TlsLog.Failed(logger, TlsConnection.NameOf(context), reason);
            throw new AuthenticationException(reason, failure);
        }

        await TlsConnection.Run(context, stream, next);
    }

    private TlsClientAuthenticationOptions OptionsFor(ConnectionContext context)
    {
        var client = new TlsClientAuthenticationOptions
        {
            TargetHost = (context.RemoteEndPoint as IPEndPoint)?.Address.ToString(),
            EnabledSslProtocols = options.SslProtocols,
            CertificateRevocationCheckMode = options.CheckCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
        };
        client.Value.AllowTlsResume = false;
        if (options.ClientCertificateMode != RemoteCertificateMode.NoCertificate)
        {
            if (options.LocalCertificate is { } certificate) client.ClientCertificates = [certificate];
            if (options.LocalClientCertificateSelector is { } select)
                client.LocalCertificateSelectionCallback = (sender, host, certificates, remote, issuers) => select(sender, host, certificates, remote, issuers);
        }

        options.OnAuthenticateAsClient?.Invoke(context, client);
        return client;
    }
}
