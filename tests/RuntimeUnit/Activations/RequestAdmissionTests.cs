using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>The six rules of orleans-api.md §5, each with what it must not let through.</summary>
public sealed class RequestAdmissionTests
{
    private static readonly Guid Chain = Guid.NewGuid();

    public static TheoryData<string, string, string, bool> Cases => new()
    {
        // waiting, blocking, class and sections, may start
        { "normal", "none", "", true },
        { "normal", "normal", "", false },
        { "normal", "readonly", "", false },
        { "readonly", "normal", "", false },
        { "readonly", "readonly", "", true },
        { "interleave", "normal", "", true },
        { "interleave", "readonly", "", true },
        { "normal", "normal", "reentrant", true },
        { "chain", "normal", "", false },
        { "chain", "normal", "section", true },
        { "normal", "normal", "section", false },
        { "chain", "normal", "other section", false },
        { "normal", "normal", "may interleave waiting", true },
        { "normal", "normal", "may interleave blocking", true },
        { "normal", "normal", "may interleave none", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Request_WhileAnotherBlocks_StartsByTheRules(string waiting, string blocking, string setting, bool starts)
    {
        var request = Request(waiting);
        var running = blocking == "none" ? null : Request(blocking);
        var sections = new ReentrantSections();
        if (setting == "section") sections.Enter(Chain);
        if (setting == "other section") sections.Enter(Guid.NewGuid());
        Func<Message, bool>? mayInterleave = setting switch
        {
            "may interleave waiting" => message => ReferenceEquals(message, request),
            "may interleave blocking" => message => ReferenceEquals(message, running),
            "may interleave none" => _ => false,
            _ => null,
        };

        RequestAdmission.MayStart(request, running, setting == "reentrant", mayInterleave, sections).ShouldBe(starts);
    }

    [Fact]
    public void Section_LeftAsOftenAsEntered_IsClosed()
    {
        var sections = new ReentrantSections();
        sections.Enter(Chain);
        sections.Enter(Chain);
        sections.Leave(Chain);
        sections.Contains(Chain).ShouldBeTrue();
        sections.Leave(Chain);
        sections.Contains(Chain).ShouldBeFalse();
    }

    private static Message Request(string kind) => new()
    {
        IsReadOnly = kind == "readonly",
        IsAlwaysInterleave = kind == "interleave",
        ReentrancyId = kind == "chain" ? Chain : Guid.Empty,
    };
}
