using System.CommandLine;
using System.Text.Json;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Commands;

/// <summary>The options of every command that asks a gateway, and what follows from them.</summary>
internal sealed class ServerOptions
{
    // Long enough for a takeover to be over, short enough for a person.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    // One gateway's share, so that the next one is asked before the whole time is over.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    private readonly Option<string[]> _server = new("--server")
    {
        Description = "Base URL of a gateway; may be repeated (default: the nearest .loop/dev.json, here or above)",
    };

    private readonly Option<TimeSpan?> _timeout = DurationOption.Create("--timeout", "For the whole command (default 30s)");

    private readonly Option<string> _output = new("--output", "-o") { Description = "How data is written", DefaultValueFactory = _ => "table" };

    public ServerOptions()
    {
        _output.AcceptOnlyFromAmong("table", "json");
        _server.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!(Uri.TryCreate(token.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                    result.AddError($"--server: `{token.Value}` is not an http or https URL");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_timeout);
        command.Options.Add(_output);
    }

    public OutputFormat Format(ParseResult parsed) => OutputFormats.Of(parsed.GetValue(_output));

    /// <summary>Runs a command against a gateway and turns what can go wrong into a message and an exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<GatewayClient, CancellationToken, Task<int>> command, CancellationToken interrupted)
    {
        var timeout = parsed.GetValue(_timeout) ?? DefaultTimeout;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        bound.CancelAfter(timeout);
        try
        {
            var servers = Servers(parsed);
            using var gateway = new GatewayClient(() => servers, timeout < LongestAttempt ? timeout : LongestAttempt);
            return await command(gateway, bound.Token);
        }
        catch (OperationCanceledException)
        {
            if (interrupted.IsCancellationRequested)
                return ExitCode.Interrupted;
            return Fail($"not done within {timeout.TotalSeconds:0.###} s", ExitCode.TimeOut);
        }
        catch (GatewaysUnreachableException error)
        {
            return Fail(error.Message, ExitCode.Unreachable);
        }
        catch (GatewayException error)
        {
            return Fail(error.Message, error.ExitCode);
        }
        catch (JsonException error)
        {
            return Fail($"the gateway's answer is not what this version of loopctl understands: {error.Message}", ExitCode.Server);
        }
    }

    /// <summary>Writes a message to standard error.</summary>
    /// <returns><paramref name="code"/>.</returns>
    public static int Fail(string message, int code)
    {
        Console.Error.WriteLine("loopctl: " + message);
        return code;
    }

    private Uri[] Servers(ParseResult parsed)
    {
        var given = parsed.GetValue(_server) ?? [];
        if (given.Length > 0)
            return [.. given.Select(text => new Uri(text))];

        var file = DevPaths.FindState(Environment.CurrentDirectory)
            ?? throw new GatewaysUnreachableException("no gateway is known: give --server URL, or start `loopctl dev` in this directory or above it", null);
        return [.. DevState.Read(file).Gateways.Select(url => new Uri(url))];
    }
}
