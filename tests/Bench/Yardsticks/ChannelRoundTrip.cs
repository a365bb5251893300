using System.Threading.Channels;
using OrleansHa.Tests.Bench.Measuring;

namespace OrleansHa.Tests.Bench.Yardsticks;

/// <summary>A request and its answer through a bare channel: the least that handing work to another turn can cost.</summary>
internal static class ChannelRoundTrip
{
    public static async Task<CallRate> RunAsync(int callers, TimeSpan window)
    {
        var requests = Channel.CreateUnbounded<TaskCompletionSource>(new UnboundedChannelOptions { SingleReader = true });
        var server = Task.Run(async () =>
        {
            await foreach (var request in requests.Reader.ReadAllAsync()) request.SetResult();
        });
        var rate = await Callers.RunAsync(callers, window, async _ =>
        {
            var request = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            requests.Writer.TryWrite(request);
            await request.Task;
        });
        requests.Writer.Complete();
        await server;
        return rate;
    }
}
