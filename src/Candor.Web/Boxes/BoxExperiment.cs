using System.Collections.Immutable;
using System.Globalization;
using Candor.Web.Looking;
using Candor.Web.Pages;
using Candor.Web.Visits;
using Candor.Web.ConsentUi;

namespace Candor.Web.Boxes;

/// <summary>Presses the main button of a page, with its boxes as it set them or turned off.</summary>
internal sealed class BoxExperiment(PageAuditOptions options, PageLooker looker, Func<string, string?> bait)
{
    public async Task<PressOutcome> PressAsync(Visit visit, bool off, bool hadDialog, CancellationToken cancellation)
    {
        await looker.OpenAsync(visit, cancellation);
        var rest = await PageLooker.LookAsync(visit, hadDialog ? TimeSpan.FromSeconds(2) : TimeSpan.Zero, cancellation);
        if (rest.Dialog is { } dialog && rest.BlocksPage)
        {
            // Behind a wall nothing can be pressed: the dialog is refused, since these visits ask about the box and not about it.
            await new ConsentDriver(visit, options.Steps).RefuseAsync(dialog, cancellation);
            rest = await PageLooker.LookAsync(visit, TimeSpan.Zero, cancellation);
        }

        var page = visit.Page;
        var boxes = rest.Controls.Where(c => c.Control.Checked && c.Frame.IsMain).ToList();
        var turned = 0;
        if (off)
        {
            foreach (var (frame, control) in boxes)
            {
                await page.PressAsync(frame, control.Toggle, cancellation);
                await Task.Delay(120, cancellation);
                if (await IsOffAsync(page, frame, control, cancellation))
                {
                    turned++;
                    visit.Step($"取消勾选：{Cut(control.Label)}", $"Turned off: {Cut(control.Label)}");
                }
                else
                {
                    visit.Step($"未能取消勾选：{Cut(control.Label)}", $"Could not turn off: {Cut(control.Label)}");
                }
            }

            await TakeBoxesAsync(visit, cancellation);
        }

        await FillAsync(visit, rest, cancellation);
        var main = await page.MainFrameAsync(cancellation);
        var buttons = await page.LookAsync(main, "buttons()", LookJson.Default.ImmutableArrayLookButton, cancellation);
        var button = BoxReader.MainButton(buttons.IsDefault ? [] : buttons, [.. rest.Controls.Select(static c => c.Control)], rest.Dialog?.Look);
        var before = await page.LookAsync(main, "page()", LookJson.Default.LookPage, cancellation);
        var urlBefore = page.Url;
        var start = visit.Now;
        var messages = page.Events.Dialogs.Length;
        if (off && turned > 0)
        {
            visit.Mark(Stage.AfterRefusal);
        }

        if (button is null)
        {
            visit.Step("没有可以点击的主按钮", "There was no main button to press");
            return new(false, turned, before?.Text ?? string.Empty, before?.Text ?? string.Empty, page.Url, urlBefore, [], []);
        }

        visit.Step($"点击“{button.Text}”", $"Pressed \"{button.Text}\"");
        await page.PressAsync(main, button.Id, cancellation);
        await Task.Delay(150, cancellation);
        await page.LoadedAsync(TimeSpan.FromMilliseconds(200), cancellation);
        await page.SettleAsync(options.Quiet, options.SettlePatience, cancellation);
        var after = await page.LookAsync(await page.MainFrameAsync(cancellation), "page()", LookJson.Default.LookPage, cancellation);
        await visit.TakeAsync(
            "after",
            off
                ? new("取消勾选后点击主按钮的结果", "After pressing the main button with the box off")
                : new("保持默认勾选、点击主按钮的结果", "After pressing the main button with the box as the page set it"),
            [],
            cancellation);
        var sent = visit.Now;
        visit.Finish();
        return new(true, turned, before?.Text ?? string.Empty, after?.Text ?? string.Empty, page.Url, urlBefore, page.Events.Dialogs[Math.Min(messages, page.Events.Dialogs.Length)..], [.. visit.Exchanges.Skip(start - visit.FirstExchange).Take(sent - start)]);
    }

    private static async Task<bool> IsOffAsync(BrowserPage page, PageFrame frame, LookControl control, CancellationToken cancellation)
    {
        var id = control.Id.ToString(CultureInfo.InvariantCulture);
        if (await page.LookAsync(frame, $"checked({id})", LookJson.Default.NullableBoolean, cancellation) is { } isChecked)
        {
            return !isChecked;
        }

        // A drawn box tells its state by its looks only.
        return await page.LookAsync(frame, $"signature({id})", LookJson.Default.String, cancellation) is { Length: > 0 } now && now != control.Signature;
    }

    private static async Task TakeBoxesAsync(Visit visit, CancellationToken cancellation)
    {
        var main = await visit.Page.MainFrameAsync(cancellation);
        var controls = await visit.Page.LookAsync(main, "controls()", LookJson.Default.ImmutableArrayLookControl, cancellation);
        await visit.TakeAsync(
            "off",
            new("取消勾选之后、点击主按钮之前", "After turning the box off, before pressing the main button"),
            (controls.IsDefault ? [] : controls).Where(BoxReader.IsConsent).Select(static c => (c.Box, c.Checked ? new LocalizedText("仍为开启", "still on") : new LocalizedText("已关闭", "off"))),
            cancellation);
    }

    /// <summary>Fills in what a person would have to, so that the button does what it is for.</summary>
    private async Task FillAsync(Visit visit, PageAtRest rest, CancellationToken cancellation)
    {
        var main = await visit.Page.MainFrameAsync(cancellation);
        foreach (var field in rest.Fields.Where(static f => !f.Filled && f.Tag != "select" && f.Type != "file").Take(12))
        {
            var value = Forms.FieldTypes.Of(field) is { } type ? bait(type) : null;
            value ??= field.Type switch { "number" => "18", "date" => null, "url" => "https://example.org/", _ => field.Required ? "测试" : null };
            if (value is not null && await visit.Page.LookAsync(main, $"focus({field.Id.ToString(CultureInfo.InvariantCulture)})", LookJson.Default.Boolean, cancellation))
            {
                await visit.Page.Input.TypeAsync(value, cancellation);
            }
        }
    }

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
