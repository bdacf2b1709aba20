using System.Collections.Immutable;
using System.Buffers.Binary;
using Candor.Web.Looking;
using Candor.Web.Pages;
using Candor.Web.Pictures;
using Candor.Web.Recording;

namespace Candor.Web.Visits;

/// <summary>One visit while it is made, and what is kept of it.</summary>
internal sealed class Visit(VisitKind kind, Stage stage, BrowserPage page, TrafficRecorder recorder, int firstExchange, HiddenValues hidden)
{
    private readonly List<(int Index, Stage Stage)> _marks = [(firstExchange, stage)];

    public VisitKind Kind { get; } = kind;

    /// <summary>The stage that the visit is about; requests before its choice belong to an earlier one.</summary>
    public Stage Stage { get; set; } = stage;

    public BrowserPage Page { get; } = page;

    public bool IsComplete { get; set; } = true;

    public List<LocalizedText> Steps { get; } = [];

    public List<Picture> Pictures { get; } = [];

    public List<LookStores> Stores { get; } = [];

    public List<IndexedRow> Rows { get; } = [];

    public ImmutableArray<Exchange> Exchanges { get; private set; } = [];

    public ImmutableArray<PageNote> Notes { get; private set; } = [];

    /// <summary>The exchanges from a place on.</summary>
    public int Now => recorder.Count;

    /// <summary>Requests from now on belong to a stage.</summary>
    public void Mark(Stage next) => _marks.Add((recorder.Count, next));

    /// <summary>The stage of the exchange with this place in the recording.</summary>
    public Stage StageOf(int index) => _marks.Last(m => m.Index <= index || m.Index == firstExchange).Stage;

    /// <summary>How many places of its pictures were painted over.</summary>
    public int HiddenPlaces { get; private set; }

    public int FirstExchange => firstExchange;

    public void Step(string zh, string en) => Steps.Add(new(zh, en));

    /// <summary>Keeps a picture of the viewport.</summary>
    /// <param name="key">By what it is asked for.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="boxes">Places in CSS pixels of the viewport.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task TakeAsync(string key, LocalizedText caption, IEnumerable<(LookBox Box, LocalizedText Label)> boxes, CancellationToken cancellation)
    {
        if (await PictureAsync(null, 1, cancellation) is { } png)
        {
            Add(key, png, caption, boxes, 0, 0, Page.Settings.Scale);
        }
    }

    /// <summary>Keeps an enlarged picture of a part of the viewport.</summary>
    public async Task TakeCloseAsync(string key, LocalizedText caption, LookBox around, IEnumerable<(LookBox Box, LocalizedText Label)> boxes, CancellationToken cancellation)
    {
        var width = Math.Min(Page.Settings.Width, Math.Max(around.W + 32, 160));
        var clip = new LookBox(Math.Clamp(around.X - 16, 0, Math.Max(0, Page.Settings.Width - width)), Math.Max(0, around.Y - 16), width, Math.Min(around.H + 32, 400));
        var scale = 2.0;
        if (await PictureAsync(clip, scale, cancellation) is { } png)
        {
            Add(key, png, caption, boxes, clip.X, clip.Y, scale * Page.Settings.Scale);
        }
    }

    public void Finish()
    {
        Exchanges = recorder.Since(firstExchange);
        Notes = Page.Events.Notes;
        Attribution.Apply(Exchanges, Page.Events.Requests, Notes);
    }

    private async Task<byte[]?> PictureAsync(LookBox? clip, double scale, CancellationToken cancellation)
    {
        var (png, places) = await hidden.TakeAsync(Page, clip, scale, cancellation);
        HiddenPlaces += png is null ? 0 : places;
        return png;
    }

    private void Add(string key, byte[] png, LocalizedText caption, IEnumerable<(LookBox Box, LocalizedText Label)> boxes, double left, double top, double scale)
    {
        if (png.Length < 24)
        {
            return;
        }

        // The picture's own size: the header chunk of PNG.
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var marked = boxes
            .Select(b => new ScreenshotBox(
                (int)Math.Round((b.Box.X - left) * scale),
                (int)Math.Round((b.Box.Y - top) * scale),
                (int)Math.Round(b.Box.W * scale),
                (int)Math.Round(b.Box.H * scale),
                b.Label))
            .Where(b => b.X < width && b.Y < height && b.X + b.Width > 0 && b.Y + b.Height > 0)
            .ToImmutableArray();
        Pictures.Add(new(key, png, Page.Url, caption, width, height, marked));
    }
}
