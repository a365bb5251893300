using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>
/// An external client: each grain is called 20 times a second, a failed call again after 10 ms, and after 100 ms once it has failed for a second. Prints <c>ready</c>, then
/// twice a second one line of gaps (<see cref="GapBook"/>).
/// </summary>
internal static class CallerMember
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(10);

    // 300 grains that are tried again every 10 ms for seconds would keep a core busy with failing alone.
    private static readonly TimeSpan LongRetryPause = TimeSpan.FromMilliseconds(100);
    private const int ShortRetries = 100;
    private static readonly TimeSpan TellPeriod = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        var settings = builder.Configuration;
        builder.Logging.LogBriefly(settings);
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Settings.Invariant, settings.Text("database")))
            .Configure<GatewayOptions>(options => options.PreferredGatewayIndex = settings.Number("gateway", options.PreferredGatewayIndex)));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IClusterClient>();
        var book = new GapBook(settings.Number("grains", 300));
        await StartAllAsync(grains, book);

        using var timer = new PeriodicTimer(TellPeriod);
        while (!book.IsComplete) await timer.WaitForNextTickAsync();
        Console.WriteLine("ready");
        while (await timer.WaitForNextTickAsync()) Console.WriteLine(book.Tell());
    }

    /// <summary>Round-robin: the grains' calls are spread over the period.</summary>
    private static async Task StartAllAsync(IClusterClient grains, GapBook book)
    {
        const int Groups = 25;
        using var timer = new PeriodicTimer(Period / Groups);
        for (var group = 0; group < Groups; group++)
        {
            for (var i = group; i < book.Count; i += Groups) _ = CallAsync(grains.GetGrain<IEchoGrain>(i), i, book);
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task CallAsync(IEchoGrain grain, int index, GapBook book)
    {
        using var timer = new PeriodicTimer(Period);
        for (var call = 0L; await timer.WaitForNextTickAsync(); call++)
        {
            if (await TryAsync(grain, call, index, book)) continue;
            using var pause = new PeriodicTimer(RetryPause);
            for (var retry = 1; await pause.WaitForNextTickAsync() && !await TryAsync(grain, call, index, book); retry++)
            {
                if (retry == ShortRetries) pause.Period = LongRetryPause;
            }
        }
    }

    private static async Task<bool> TryAsync(IEchoGrain grain, long call, int index, GapBook book)
    {
        try
        {
            await grain.Echo(call);
            book.Answered(index);
            return true;
        }
        catch (Exception error)
        {
            // The boundary of the loop: whatever failed is tried again, as the caller of such a cluster would.
            book.Failed(index, error);
            return false;
        }
    }
}
