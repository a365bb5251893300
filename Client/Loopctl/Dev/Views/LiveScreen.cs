using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrleansHa.Loopctl.Dev.Views;

/// <summary>
/// Draws one picture over the last. Spectre's own live display owns the calling thread until it ends; here the picture is
/// pushed from a poll, so it is drawn by moving the cursor up over what was drawn before. Not thread-safe.
/// </summary>
internal sealed class LiveScreen
{
    private int _lines;

    public void Draw(IRenderable picture)
    {
        var options = RenderOptions.Create(AnsiConsole.Console, AnsiConsole.Console.Profile.Capabilities);
        var lines = Segment.SplitLines(picture.Render(options, AnsiConsole.Profile.Width)).Count;
        Erase();
        AnsiConsole.Write(picture);
        _lines = lines;
    }

    /// <summary>Leaves the last picture standing.</summary>
    public void Close() => _lines = 0;

    private void Erase()
    {
        if (_lines == 0)
            return;

        // Up to the first line of the picture, then clear to the end of the screen.
        AnsiConsole.Cursor.Move(CursorDirection.Up, _lines);
        AnsiConsole.Write(new ControlCode("\r\u001b[0J"));
    }
}
