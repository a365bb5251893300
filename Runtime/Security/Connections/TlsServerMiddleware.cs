using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Orleans.Connections.Security;

/// <summary>TLS on connections that others make.</summary>
internal sealed class TlsServerMiddleware(ConnectionDelegate next, TlsOptions options, ILogger logger)
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
            await TlsConnection.ExpectHandshake(context, bound.Token);
            await stream.AuthenticateAsServerAsync(OptionsFor(context).Value, bound.Token);
        }
        catch (Exception failure)
        {
            // Whatever a stranger sends, or the application's own selector throws, ends this connection and nothing else.
            TlsLog.Refused(logger, TlsConnection.NameOf(context), TlsConnection.Explain(failure, refusal, options.HandshakeTimeout));
            return;
        }

        await TlsConnection.Run(context, stream, next);
    }

    private TlsServerAuthenticationOptions OptionsFor(ConnectionContext context)
    {
        var server = new TlsServerAuthenticationOptions
        {
            ServerCertificate = options.LocalCertificate,
            ClientCertificateRequired = options.RemoteCertificateMode != RemoteCertificateMode.NoCertificate,
            EnabledSslProtocols = options.SslProtocols,
            CertificateRevocationCheckMode = options.CheckCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
        };

        // Connections last for hours: a whole handshake each time costs nothing, and looks at the certificates of today.
        server.Value.AllowTlsResume = false;
        if (options.LocalServerCertificateSelector is { } select)
        {
            server.ServerCertificateSelectionCallback = (_, name) =>
            {
                var certificate = select(context, name);
                CertificateCheck.Server(certificate);
                return certificate;
            };
        }

        options.OnAuthenticateAsServer?.Invoke(context, server);
        return server;
    }
}
