using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class WaitingRequestsTests
{
    [Fact]
    public void Requests_AddedAndRemovedAnywhere_KeepTheirOrder()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var waiting = new WaitingRequests();
        var model = new List<Message>();
        for (var step = 0; step < 2_000; step++)
        {
            if (model.Count == 0 || random.Next(100) < 52)
            {
                var message = new Message { Id = step, IsReadOnly = random.Next(10) == 0 };
                waiting.Add(message);
                model.Add(message);
            }
            else
            {
                // Mostly the head, as in practice.
                var index = random.Next(3) == 0 ? random.Next(model.Count) : 0;
                waiting.RemoveAt(index).ShouldBeSameAs(model[index], $"seed {seed}, step {step}");
                model.RemoveAt(index);
            }

            waiting.Count.ShouldBe(model.Count);
            waiting.AnyMayOvertake.ShouldBe(model.Exists(message => message.IsReadOnly), $"seed {seed}, step {step}");
        }

        Enumerable.Range(0, waiting.Count).Select(index => waiting[index]).ShouldBe(model, $"seed {seed}");
    }
}
