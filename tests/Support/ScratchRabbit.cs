using OrleansHa.Loopctl.Processes;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace OrleansHa.Tests.Support;

/// <summary>
/// A RabbitMQ broker for tests in a directory of its own, on free ports of 127.0.0.1, as another user when we are root. It
/// ends with the test process, also when that is killed. A start takes about 7 s of one core: share one wherever a test
/// does not have to kill it, with queues of one's own.
/// </summary>
public sealed class ScratchRabbit : IAsyncDisposable
{
    private const string Prefix = "loops-rabbit-";
    private const string User = "loops";

    // Ten times what a quiet machine needs.
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private static readonly Lazy<Task<ScratchRabbit>> LazyShared = new(StartSharedAsync);

    private readonly string _directory;
    private readonly UnixAccount? _account;
    private readonly string _program;
    private readonly LastLines _log = new();
    private readonly int _distributionPort = FreePorts.Next();
    private readonly int _epmdPort = FreePorts.Next();
    private ChildProcess? _epmd;
    private ChildProcess? _broker;

    private ScratchRabbit(string directory, UnixAccount? account, string program)
    {
        _directory = directory;
        _account = account;
        _program = program;
    }

    /// <summary>The one broker of this test run, started on first use. Do not stop or kill it: others use it too.</summary>
    public static Task<ScratchRabbit> SharedAsync() => LazyShared.Value;

    public int Port { get; } = FreePorts.Next();

    public string UserName => User;

    public string Password { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The address as a definition has it: no user information, the default virtual host.</summary>
    public string Url => $"amqp://127.0.0.1:{Port}";

    /// <summary>The last lines the broker logged.</summary>
    public string Log => _log.ToString();

    /// <summary>Starts a broker of one's own, for tests that kill or freeze it.</summary>
    /// <exception cref="InvalidOperationException">RabbitMQ is not installed, or it did not come up; the message has its last lines.</exception>
    public static async Task<ScratchRabbit> StartAsync(CancellationToken cancel = default)
    {
        var account = Posix.IsRoot
            ? UnixAccount.FindFirst("rabbitmq", "nobody") ?? throw new InvalidOperationException("there is no user `rabbitmq` or `nobody` to run the broker as")
            : null;
        var directory = ScratchDirectory.Next(Prefix);
        PrivateFiles.CreateDirectory(directory, account);
        var rabbit = new ScratchRabbit(directory, account, FindProgram());
        rabbit.WriteSettings();
        await rabbit.StartAgainAsync(cancel);
        return rabbit;
    }

    /// <summary>A connection to this broker that does not reconnect; dispose it.</summary>
    public Task<IConnection> ConnectAsync(CancellationToken cancel = default) => new ConnectionFactory
    {
        HostName = "127.0.0.1",
        Port = Port,
        UserName = UserName,
        Password = Password,
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
    }.CreateConnectionAsync(cancel);

    /// <summary>Starts the broker after a kill: same port, same users, durable queues as they were.</summary>
    public async Task StartAgainAsync(CancellationToken cancel = default)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bound.CancelAfter(StartBound);
        // Erlang's name server, which the broker would otherwise start as a daemon that outlives everything.
        _epmd ??= await ChildProcess.StartAsync(Spec("epmd", "epmd", ["-port", $"{_epmdPort}", "-address", "127.0.0.1"]), _log.Add);
        _broker = await ChildProcess.StartAsync(Spec("rabbitmq", _program, []), _log.Add);
        try
        {
            while (!await AnswersAsync(bound.Token))
            {
                if (!_broker.IsRunning)
                    throw new InvalidOperationException($"RabbitMQ ended while starting:\n{Log}");
                await Task.WhenAny(_broker.Exited, Task.Delay(RetryPause, bound.Token));
                bound.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await KillAsync();
            throw new InvalidOperationException($"RabbitMQ did not answer on port {Port} within {StartBound.TotalSeconds:0} s:\n{Log}");
        }
    }

    /// <summary>kill -9 of the broker; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (_broker is not { } broker)
            return;
        broker.Signal(UnixSignal.Kill);
        await broker.Exited;
    }

    /// <summary>Freezes the broker (SIGSTOP): connections stay open and nothing is answered.</summary>
    public void Freeze() => Running.Signal(UnixSignal.Stop);

    public void Unfreeze() => Running.Signal(UnixSignal.Continue);

    public async ValueTask DisposeAsync()
    {
        // Nothing in it is worth an orderly shutdown, which takes seconds.
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_epmd is not null)
            await _epmd.DisposeAsync();
        ScratchDirectory.Remove(_directory);
    }

    private ChildProcess Running => _broker is { IsRunning: true } running ? running : throw new InvalidOperationException("the broker does not run");

    private static async Task<ScratchRabbit> StartSharedAsync()
    {
        var shared = await StartAsync();
        // xunit has no hook for the end of a run.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => shared.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return shared;
    }

    // The script itself, not the wrapper on PATH, which insists on the user `rabbitmq`.
    private static string FindProgram()
    {
        const string Root = "/usr/lib/rabbitmq/lib";
        var found = Directory.Exists(Root)
            ? Directory.GetDirectories(Root, "rabbitmq_server-*").Select(home => Path.Combine(home, "sbin", "rabbitmq-server")).FirstOrDefault(File.Exists)
            : null;
        return found ?? throw new InvalidOperationException("RabbitMQ is not installed: run deploy/test as root, or apt-get install rabbitmq-server.");
    }

    private void WriteSettings()
    {
        PrivateFiles.Write(Path.Combine(_directory, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            default_user = {User}
            default_pass = {Password}
            log.console = true
            log.console.level = warning
            log.file = false
            # A test machine with a nearly full disk must not have its publishers blocked.
            disk_free_limit.absolute = 10MB

            """, _account);
        PrivateFiles.Write(Path.Combine(_directory, "plugins"), "[].\n", _account);
    }

    private ChildSpec Spec(string name, string program, IReadOnlyList<string> arguments) => new(name, program, arguments)
    {
        RunAs = _account,
        WorkingDirectory = _directory,
        Environment = new Dictionary<string, string>
        {
            // Erlang keeps its cookie there.
            ["HOME"] = _directory,
            ["ERL_EPMD_PORT"] = $"{_epmdPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            // The script becomes the broker instead of starting it, so that signals and our death reach the right process.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "plugins"),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
            ["RABBITMQ_NODENAME"] = "scratch@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        },
    };

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await ConnectAsync(cancel);
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }
}
