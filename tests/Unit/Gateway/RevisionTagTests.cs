using Microsoft.AspNetCore.Http;
using OrleansHa.Gateway.Loops;

namespace OrleansHa.Tests.Unit.Gateway;

public sealed class RevisionTagTests
{
    [Theory]
    [InlineData(null, true, null)]
    [InlineData("*", true, null)]
    [InlineData("\"12\"", true, 12L)]
    [InlineData("12", true, 12L)]
    [InlineData("\"abc\"", false, null)]
    [InlineData("\"-1\"", false, null)]
    public void TryRead_IfMatch_IsRevisionOrRefused(string? header, bool readable, long? revision)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        if (header is not null) headers.IfMatch = header;

        RevisionTag.TryRead(headers, out var read).ShouldBe(readable);
        read.ShouldBe(revision);
    }
}
