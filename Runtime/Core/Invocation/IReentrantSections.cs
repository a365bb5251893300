namespace Orleans.Runtime;

/// <summary>A context that lets call chains re-enter it while a section is open.</summary>
internal interface IReentrantSections
{
    void EnterReentrantSection(Guid id);

    void LeaveReentrantSection(Guid id);
}
