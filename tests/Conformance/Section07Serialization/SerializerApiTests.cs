using System.Buffers;
using Orleans.Serialization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>orleans-api.md §7: the serializer's own surface, and what it refuses.</summary>
public sealed class SerializerApiTests(SerializerFixture fixture) : IClassFixture<SerializerFixture>
{
    [Fact]
    public void Forms_OfReadingAndWriting_Agree()
    {
        var point = new Point(1, 2);
        var array = fixture.Serializer.SerializeToArray(point);
        var buffer = new ArrayBufferWriter<byte>();
        fixture.Serializer.Serialize(point, buffer);
        buffer.WrittenSpan.ToArray().ShouldBe(array);

        fixture.Serializer.Deserialize<Point>((ReadOnlyMemory<byte>)array).ShouldBe(point);
        fixture.Serializer.Deserialize<Point>(new ReadOnlySequence<byte>(array)).ShouldBe(point);
        fixture.Serializer.Deserialize<Point>(new MemoryStream(array)).ShouldBe(point);
        fixture.Serializer.GetSerializer<Point>().Deserialize(array).ShouldBe(point);
    }

    [Fact]
    public void Reading_FromAScatteredSequence_IsTheSame()
    {
        var person = new Person { Name = new string('n', 300), Age = 9, Friends = [new() { Name = "Bert" }] };
        var array = fixture.Serializer.SerializeToArray(person);
        var read = fixture.Serializer.Deserialize<Person>(Scattered(array, size: 3));
        read.Name.ShouldBe(person.Name);
        read.Age.ShouldBe(9);
        read.Friends.ShouldHaveSingleItem().Name.ShouldBe("Bert");
    }

    [Fact]
    public void CanSerialize_SaysWhichTypesHaveACodec()
    {
        fixture.Serializer.CanSerialize<Person>().ShouldBeTrue();
        fixture.Serializer.CanSerialize<List<Person>>().ShouldBeTrue();
        fixture.Serializer.CanSerialize<Unmarked>().ShouldBeFalse();
        Type[] types = [typeof(Person), typeof(Unmarked)];
        types.Select(fixture.Serializer.CanSerialize).ShouldBe([true, false]);
    }

    [Fact]
    public void TypeWithoutACodec_IsRefused()
    {
        Should.Throw<CodecNotFoundException>(() => fixture.Serializer.SerializeToArray(new Unmarked()));
        Should.Throw<CodecNotFoundException>(() => fixture.Serializer.SerializeToArray(new Node { Anything = new Unmarked() }));
        Should.Throw<CodecNotFoundException>(() => fixture.Copier.Copy(new Unmarked()));
    }

    [Fact]
    public void CutOffBytes_AreRefusedWithoutHarm()
    {
        var array = fixture.Serializer.SerializeToArray(new Person { Name = "Anna", Friends = [new() { Name = "Bert" }] });
        for (var length = 0; length < array.Length; length++)
        {
            var part = array[..length];
            Should.Throw<Exception>(() => fixture.Serializer.Deserialize<Person>(part), $"{length} of {array.Length} bytes").ShouldNotBeOfType<OutOfMemoryException>();
        }
    }

    private static ReadOnlySequence<byte> Scattered(byte[] data, int size)
    {
        Piece? first = null, last = null;
        foreach (var chunk in data.Chunk(size))
        {
            last = new Piece(chunk, last);
            first ??= last;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
