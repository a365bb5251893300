using System.Text.Json;
using Orleans.Serialization;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class ExceptionTests
{
    public static TheoryData<Exception> FrameworkExceptions() =>
    [
        new InvalidOperationException("m"), new ArgumentException("m", "p"), new ArgumentNullException("p"), new ArgumentOutOfRangeException("p", 5, "m"),
        new TimeoutException("m"), new OperationCanceledException("m"), new TaskCanceledException("m"), new KeyNotFoundException("m"), new FileNotFoundException("m", "f"),
        new ObjectDisposedException("o", "m"), new JsonException("m"), new HttpRequestException("m"), new NotSupportedException(), new FormatException("m"), new IOException("m", 42),
        new TypeInitializationException("T", null), new BadImageFormatException("m"), new System.Net.Sockets.SocketException(10061),
    ];

    [Theory]
    [MemberData(nameof(FrameworkExceptions))]
    public void FrameworkException_KeepsTypeMessageAndResult(Exception exception)
    {
        var read = RoundTrip(exception);
        read.ShouldBeOfType(exception.GetType());
        read.Message.ShouldBe(exception.Message);
        read.HResult.ShouldBe(exception.HResult);
    }

    [Fact]
    public void ThrownException_KeepsInnerDataAndRemoteTrace()
    {
        var thrown = Caught(() => throw new InvalidOperationException("outer", Caught(() => throw new TimeoutException("inner"))) { Data = { ["key"] = 5 } });

        var read = RoundTrip<object>(thrown).ShouldBeOfType<InvalidOperationException>();

        read.InnerException.ShouldBeOfType<TimeoutException>().Message.ShouldBe("inner");
        read.Data["key"].ShouldBe(5);
        read.StackTrace.ShouldNotBeNull().ShouldContain(nameof(Caught));
        Caught(() => throw read).StackTrace.ShouldNotBeNull().ShouldContain("End of stack trace from previous location");
    }

    [Fact]
    public void AggregateException_KeepsItsParts()
    {
        var read = RoundTrip(new AggregateException("all", new TimeoutException("a"), new IOException("b")));
        read.InnerExceptions.Select(inner => inner.Message).ShouldBe(["a", "b"]);
        read.InnerException.ShouldBeSameAs(read.InnerExceptions[0]);
        read.Message.ShouldStartWith("all");
    }

    [Fact]
    public void MarkedException_KeepsItsState()
    {
        var read = RoundTrip<Exception>(new OrderRefusedException("no", 7, new TimeoutException("late"))).ShouldBeOfType<OrderRefusedException>();
        (read.Message, read.Order).ShouldBe(("no", 7));
        read.InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public void UnmarkedException_IsRefusedWithItsMessage() =>
        Should.Throw<CodecNotFoundException>(() => RoundTrip<Exception>(new UnmarkedException("why"))).Message.ShouldContain("why");

    [Fact]
    public void ExceptionOfAnUnknownType_ArrivesAsAStandIn()
    {
        var bytes = Wire.SerializeToArray<Exception>(new OrderRefusedException("no", 7, new TimeoutException("late")));
        var text = "order.refused"u8;
        bytes[bytes.AsSpan().IndexOf(text)] = (byte)'x';

        var read = Wire.Deserialize<Exception>(bytes).ShouldBeOfType<UnavailableExceptionFallbackException>();

        read.ExceptionType.ShouldBe("xrder.refused");
        read.Message.ShouldBe("no");
        read.InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public void Response_CarriesTheException()
    {
        var read = (Orleans.Serialization.Invocation.Response)RoundTrip<object>(Orleans.Serialization.Invocation.Response.FromException(new TimeoutException("t")));
        read.Exception.ShouldBeOfType<TimeoutException>();
        Should.Throw<TimeoutException>(() => read.GetResult<int>());
        ((Orleans.Serialization.Invocation.Response)RoundTrip<object>(Orleans.Serialization.Invocation.Response.FromResult(5))).GetResult<int>().ShouldBe(5);
        RoundTrip<object>(Orleans.Serialization.Invocation.Response.Completed).ShouldBeAssignableTo<Orleans.Serialization.Invocation.Response>()!.Exception.ShouldBeNull();
    }

    private static Exception Caught(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            return e;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }

    [GenerateSerializer]
    [Alias("order.refused")]
    internal sealed class OrderRefusedException(string message, int order, Exception inner) : InvalidOperationException(message, inner)
    {
        [Id(0)]
        public int Order { get; } = order;
    }

    private sealed class UnmarkedException(string message) : Exception(message);
}
