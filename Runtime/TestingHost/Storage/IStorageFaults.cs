namespace Orleans.TestingHost;

/// <summary>The storage's side of <see cref="IStorageFaultGrain"/>: each throws the fault that waits for the grain, if any.</summary>
internal interface IStorageFaults : IGrainWithStringKey
{
    Task BeforeRead(GrainId grainId);

    Task BeforeWrite(GrainId grainId);

    Task BeforeClear(GrainId grainId);
}
