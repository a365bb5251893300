namespace OrleansHa.Tests.Unit.Grains;

public sealed class QualityWordsTests
{
    [Fact]
    public void PublishedAndControlQuality_HaveTheSameWordsAndNumbers()
    {
        var control = Enum.GetValues<OrleansHa.Grains.Control.Quality>().Select(quality => (quality.ToString(), (int)quality));
        var published = Enum.GetValues<OrleansHa.Grains.Interfaces.Quality>().Select(quality => (quality.ToString(), (int)quality));

        published.ShouldBe(control);
    }
}
