using System.Text;
using Orleans.Serialization;
using static OrleansHa.Tests.RuntimeUnit.Serialization.SerializationServices;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.IO.FileInfo, System.Runtime")]
    [InlineData("OrleansHa.Tests.RuntimeUnit.Serialization.HostileInputTests")]
    [InlineData("List`1<System.Diagnostics.Process>")]
    [InlineData("List`1<")]
    [InlineData("List`1<int>[")]
    [InlineData("List`1<int,int>")]
    [InlineData("Nullable`1<string>")]
    [InlineData("int<int>")]
    [InlineData("")]
    public void UndeclaredType_OnTheWire_IsRefusedByName(string name)
    {
        // A value group with a type name and nothing in it.
        byte[] bytes = [(1 << 3) | 6, 2, (byte)name.Length, .. Encoding.UTF8.GetBytes(name), 0];

        var error = Should.Throw<SerializerException>(() => Wire.Deserialize<object>(bytes));

        error.Message.ShouldContain($"'{name}'");
    }

    [Fact]
    public void KnownType_WhereAnotherIsDeclared_IsRefusedBeforeItIsCreated()
    {
        var bytes = Wire.SerializeToArray<object>(new Ring());
        Should.Throw<SerializerException>(() => Wire.Deserialize<Node>(bytes)).Message.ShouldContain("is declared");
    }

    [Fact]
    public void NestedTypeNames_AreBounded()
    {
        var name = string.Concat(Enumerable.Repeat("List`1<", 200)) + "int" + new string('>', 200);
        byte[] text = Encoding.UTF8.GetBytes(name);
        byte[] bytes = [(1 << 3) | 6, 2, (byte)((text.Length & 0x7f) | 0x80), (byte)(text.Length >> 7), .. text, 0];
        Should.Throw<SerializerException>(() => Wire.Deserialize<object>(bytes));
    }

    [Theory]
    [InlineData(new byte[] { (1 << 3) | 4, 0xff, 0xff, 0xff, 0xff, 0x07 })]
    [InlineData(new byte[] { (1 << 3) | 5, (3 << 3) | 4, 0xff, 0xff, 0xff, 0xff, 0x07 })]
    [InlineData(new byte[] { (1 << 3) | 5, (1 << 3) | 1, 0xff, 0xff, 0xff, 0xff, 0x07 })]
    public void ForgedLength_AllocatesNothing(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<SerializerException>(() => Wire.Deserialize<int[]>(bytes));
        Should.Throw<SerializerException>(() => Wire.Deserialize<List<Guid>>(bytes));
        Should.Throw<SerializerException>(() => Wire.Deserialize<string>(bytes));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void NestedForgedCounts_CannotClaimTheSameBytesTwice()
    {
        // Arrays inside arrays, each announcing as many elements as there are bytes left.
        var bytes = new List<byte> { (1 << 3) | 5 };
        for (var i = 0; i < 300; i++) bytes.AddRange([2, 9, (byte)'o', (byte)'b', (byte)'j', (byte)'e', (byte)'c', (byte)'t', (byte)'[', (byte)']', 0, (1 << 3) | 1, 0xff, 0x40, (2 << 3) | 5]);
        bytes.AddRange(new byte[10_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<SerializerException>(() => Wire.Deserialize<object>(bytes.ToArray()));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void EndlessNesting_IsRefused()
    {
        var bytes = new byte[100_000];
        Array.Fill(bytes, (byte)((10 << 3) | 6));
        Should.Throw<SerializerException>(() => Wire.Deserialize<OrderV1>([(1 << 3) | 5, .. bytes])).Message.ShouldContain("nests deeper");
    }

    [Fact]
    public void SkippedObject_ThatRefersToItself_IsNotReadForEver()
    {
        // Member 9 is unknown and holds object 1, whose only field refers to object 1; the known member 4 then refers to it.
        byte[] bytes = [(1 << 3) | 5, (10 << 3) | 5, (1 << 3) | 7, 1, 0, (5 << 3) | 7, 1, 0];
        Should.Throw<SerializerException>(() => Wire.Deserialize<OrderWithoutTree>(bytes));
    }

    [Fact]
    public void TruncatedMessage_AtEveryLength_IsRefused()
    {
        var bytes = Wire.SerializeToArray(Corpus.Everything());
        for (var length = 0; length < bytes.Length; length++)
            Should.Throw<SerializerException>(() => Wire.Deserialize<Holder>(bytes.AsSpan(0, length).ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MutatedMessages_OnlyEverThrowSerializerExceptions(int seed)
    {
        const int mutations = 20_000;
        var random = new Random(seed);
        byte[][] originals = [.. Corpus.Messages().Select(message => Wire.SerializeToArray(message))];
        for (var i = 0; i < mutations; i++)
        {
            var bytes = Corpus.Mutate(random, originals[random.Next(originals.Length)]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Wire.Deserialize<object>(bytes);
            }
            catch (SerializerException)
            {
                // Refused, as it should be where the mutation matters.
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, mutation {i}: {Convert.ToHexString(bytes)} threw {e}");
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000, $"Seed {seed}, mutation {i}: {Convert.ToHexString(bytes)}");
        }
    }
}
