using System.Text.Json.Nodes;

namespace Candor.Web.Pages;

/// <summary>What a person does to a page: the pointer, the wheel and the keys.</summary>
internal sealed class PageInput(PageSession session, PageSettings settings)
{
    /// <summary>Moves the pointer to a place and presses.</summary>
    public async Task PointAsync(double x, double y, CancellationToken cancellation)
    {
        await MoveAsync(x, y, cancellation);
        foreach (var kind in (string[])["mousePressed", "mouseReleased"])
        {
            await session.SendAsync(
                "Input.dispatchMouseEvent",
                new() { ["type"] = kind, ["x"] = x, ["y"] = y, ["button"] = "left", ["buttons"] = kind == "mousePressed" ? 1 : 0, ["clickCount"] = 1 },
                cancellation,
                PageSession.ScriptPatience);
        }
    }

    /// <summary>Moves the pointer.</summary>
    public Task MoveAsync(double x, double y, CancellationToken cancellation) =>
        session.SendAsync("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y }, cancellation, PageSession.ScriptPatience);

    /// <summary>Scrolls by pixels.</summary>
    public Task ScrollAsync(double pixels, CancellationToken cancellation) =>
        session.SendAsync(
            "Input.dispatchMouseEvent",
            new() { ["type"] = "mouseWheel", ["x"] = settings.Width / 2, ["y"] = settings.Height / 2, ["deltaX"] = 0, ["deltaY"] = pixels },
            cancellation,
            PageSession.ScriptPatience);

    /// <summary>Types text, key by key, into what has the focus.</summary>
    public async Task TypeAsync(string text, CancellationToken cancellation)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var key = rune.ToString();
            if (rune.IsAscii)
            {
                await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["text"] = key, ["key"] = key, ["unmodifiedText"] = key }, cancellation, PageSession.ScriptPatience);
                await session.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key }, cancellation, PageSession.ScriptPatience);
            }
            else
            {
                await session.SendAsync("Input.insertText", new() { ["text"] = key }, cancellation, PageSession.ScriptPatience);
            }
        }
    }
}
