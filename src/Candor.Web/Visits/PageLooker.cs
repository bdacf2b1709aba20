using System.Collections.Immutable;
using System.Globalization;
using Candor.Web.Boxes;
using Candor.Web.ConsentUi;
using Candor.Web.Looking;
using Candor.Web.Pages;

namespace Candor.Web.Visits;

/// <summary>Opens a page and looks at it.</summary>
internal sealed class PageLooker(PageAuditOptions options, string url)
{
    /// <summary>Goes to the page and waits until it rests.</summary>
    /// <exception cref="PageLostException">It cannot be opened.</exception>
    public async Task OpenAsync(Visit visit, CancellationToken cancellation)
    {
        visit.Step("打开页面，不做任何操作", "Opened the page and touched nothing");
        if (await visit.Page.GoAsync(url, options.LoadPatience, cancellation) is { } error && visit.Page.Url is "about:blank" or "chrome-error://chromewebdata/")
        {
            throw new PageLostException(new($"页面打不开（{error}）", $"The page could not be opened ({error})"));
        }

        await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, cancellation);
        if (options.Steps is { Before.IsDefaultOrEmpty: false } steps)
        {
            await new ConsentDriver(visit, steps).FollowAsync(steps.Before, cancellation);
        }
    }

    /// <summary>Opens it again in the same context, as a person who comes back.</summary>
    public async Task ReopenAsync(Visit visit, CancellationToken cancellation)
    {
        visit.Step("再次打开页面", "Opened the page again");
        await visit.Page.GoAsync(url, options.LoadPatience, cancellation);
        await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, cancellation);
    }

    /// <summary>Looks at all of it.</summary>
    public static async Task<PageAtRest> LookAsync(Visit visit, TimeSpan dialogPatience, CancellationToken cancellation)
    {
        var page = visit.Page;
        var driver = new ConsentDriver(visit, null);
        var dialog = await driver.FindAsync(dialogPatience, cancellation);
        var controls = ImmutableArray.CreateBuilder<(PageFrame, LookControl)>();
        var first = ImmutableDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        var frames = await page.FramesAsync(cancellation);
        foreach (var frame in frames)
        {
            var found = await page.LookAsync(frame, "controls()", LookJson.Default.ImmutableArrayLookControl, cancellation);
            controls.AddRange((found.IsDefault ? [] : found).Where(BoxReader.IsConsent).Select(c => (frame, c)));
            var painted = await page.LookAsync(frame, "firstPaint()", LookJson.Default.ImmutableArrayLookFirst, cancellation);
            foreach (var (selector, isChecked) in painted.IsDefault ? [] : painted)
            {
                first[frame.Id + selector] = isChecked;
            }
        }

        var main = await page.MainFrameAsync(cancellation);
        var buttons = await page.LookAsync(main, "buttons()", LookJson.Default.ImmutableArrayLookButton, cancellation);
        var links = await page.LookAsync(main, "links()", LookJson.Default.ImmutableArrayLookLink, cancellation);
        var fields = await page.LookAsync(main, "fields()", LookJson.Default.ImmutableArrayLookField, cancellation);
        return new(
            await page.LookAsync(main, "page()", LookJson.Default.LookPage, cancellation) ?? new(page.Url, string.Empty, string.Empty, 0, 0, 0, 0),
            controls.ToImmutable(),
            first.ToImmutable(),
            dialog,
            dialog is not null && dialog.Frame.IsMain && await page.LookAsync(main, string.Create(CultureInfo.InvariantCulture, $"blocked({dialog.Look.Id})"), LookJson.Default.Boolean, cancellation),
            buttons.IsDefault ? [] : buttons,
            links.IsDefault ? [] : links,
            fields.IsDefault ? [] : fields,
            await page.LookAsync(main, "snapshot()", LookJson.Default.String, cancellation) ?? string.Empty);
    }
}
