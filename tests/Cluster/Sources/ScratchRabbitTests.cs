using System.Text;
using OrleansHa.Tests.Support;
using RabbitMQ.Client;

namespace OrleansHa.Tests.Cluster.Sources;

public sealed class ScratchRabbitTests
{
    [Fact]
    public async Task Shared_MessagePublished_IsRead()
    {
        var rabbit = await ScratchRabbit.SharedAsync();
        await using var connection = await rabbit.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;

        await channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes("42"));
        var found = await Eventually.ValueAsync(() => channel.BasicGetAsync(queue, autoAck: true), got => got is not null);

        Encoding.UTF8.GetString(found!.Body.Span).ShouldBe("42");
    }
}
