using OrleansHa.Grains.Control;
using OrleansHa.Grains.Processors.Custom;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>Users' classes as functions: "Wild" asks for anything, or for nothing, and "Double" is a stage.</summary>
internal sealed class FakeCustomCode : ICustomCode
{
    public IReadOnlyCollection<CustomClass> Classes { get; } = [new CustomClass("Wild", true, false), new CustomClass("Double", false, false)];

    public CustomClass? Find(string name) => Classes.FirstOrDefault(known => known.Name == name);

    public Task<CustomAnswer> RunAsync(CustomCall call) => Task.FromResult(call.Class == "Double" ? Answer(call, call.Input.Value * 2) : Wild(call));

    private static CustomAnswer Wild(CustomCall call) => (call.Input.Seq % 5) switch
    {
        0 => Answer(call, null),
        1 => Answer(call, double.MaxValue),
        2 => Answer(call, double.MinValue),
        3 => Answer(call, call.Input.Output + call.Input.Value),
        _ => Answer(call, call.Input.Setpoint),
    };

    private static CustomAnswer Answer(CustomCall call, double? value) =>
        new(new Measured(value, (Quality)(int)call.Input.Quality, call.Input.At), null, null);
}
