using System.Collections.Immutable;
using Candor.Web.Looking;
using Candor.Web.Pages;
using Candor.Web.Visits;
using Candor.Web.Words;

namespace Candor.Web.ConsentUi;

/// <summary>
/// Finds a page's consent dialog, in any of its frames and shadow roots, and makes a choice in it as a person would: by pressing what its words
/// say, layer by layer. It knows words and looks, and no platform.
/// </summary>
internal sealed class ConsentDriver(Visit visit, RecordedSteps? steps)
{
    private const int MostLayers = 3;
    private const int MostToggles = 40;
    private readonly BrowserPage _page = visit.Page;

    /// <summary>Waits for a dialog.</summary>
    /// <returns>The one with the most buttons; null where none came.</returns>
    public async Task<FoundDialog?> FindAsync(TimeSpan patience, CancellationToken cancellation, IReadOnlySet<string>? except = null)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(150))
        {
            FoundDialog? best = null;
            foreach (var frame in await _page.FramesAsync(cancellation))
            {
                var dialogs = await _page.LookAsync(frame, "dialogs()", LookJson.Default.ImmutableArrayLookDialog, cancellation);
                foreach (var dialog in dialogs.IsDefault ? [] : dialogs)
                {
                    var found = new FoundDialog(frame, dialog);
                    if (except?.Contains(dialog.Selector + dialog.Id) != true && (best is null || Rank(found) > Rank(best)))
                    {
                        best = found;
                    }
                }
            }

            if (best is not null || waited >= patience)
            {
                return best;
            }

            await Task.Delay(150, cancellation);
        }
    }

    /// <summary>Accepts.</summary>
    public async Task<ChoiceOutcome> AcceptAsync(FoundDialog? dialog, CancellationToken cancellation)
    {
        if (steps is { Acceptance.IsDefaultOrEmpty: false })
        {
            return await FollowAsync(steps.Acceptance, cancellation);
        }

        if (dialog?.First("accept", "acknowledge", "save") is not { } button)
        {
            return new(false, 0, null, 0);
        }

        visit.Step($"点击“{button.Text}”", $"Pressed \"{button.Text}\"");
        return new(await PressAwayAsync(dialog, button, cancellation), 1, Describe(button, 1), 0);
    }

    /// <summary>Refuses: by the button that says so, else layer by layer, turning off what is on and saving.</summary>
    public async Task<ChoiceOutcome> RefuseAsync(FoundDialog? dialog, CancellationToken cancellation)
    {
        if (steps is { Refusal.IsDefaultOrEmpty: false })
        {
            return await FollowAsync(steps.Refusal, cancellation);
        }

        return await RefuseAsync(dialog, 0, cancellation);
    }

    /// <summary>Withdraws after acceptance: by the page's own way back to its settings.</summary>
    public async Task<ChoiceOutcome> WithdrawAsync(CancellationToken cancellation)
    {
        if (steps is { Withdrawal.IsDefaultOrEmpty: false })
        {
            return await FollowAsync(steps.Withdrawal, cancellation);
        }

        foreach (var frame in await _page.FramesAsync(cancellation))
        {
            var ways = await _page.LookAsync(frame, "settingsLinks()", LookJson.Default.ImmutableArrayLookButton, cancellation);
            foreach (var way in (ways.IsDefault ? [] : ways).Where(static w => !PageWords.PolicyLink.IsMatch(w.Text)).OrderBy(static w => w.Kind == "reject" ? 0 : 1).Take(3))
            {
                visit.Step($"点击“{way.Text}”", $"Pressed \"{way.Text}\"");
                var before = _page.Url;
                await _page.PressAsync(frame, way.Id, cancellation);
                await Task.Delay(250, cancellation);
                if (way.Kind == "reject")
                {
                    return new(true, 1, Describe(way, 1), 0);
                }

                if (await FindAsync(TimeSpan.FromSeconds(1.5), cancellation) is { } dialog)
                {
                    return await RefuseAsync(dialog, 1, cancellation);
                }

                if (_page.Url != before)
                {
                    break;
                }
            }
        }

        return new(false, 0, null, 0);
    }

    /// <summary>Boxes of a dialog that are on before anyone touched them and speak of more than the necessary.</summary>
    public async Task<ImmutableArray<LookControl>> TogglesAsync(FoundDialog dialog, CancellationToken cancellation)
    {
        var controls = await _page.LookAsync(dialog.Frame, "controls()", LookJson.Default.ImmutableArrayLookControl, cancellation);
        var box = dialog.Look.Box;
        return
        [
            .. (controls.IsDefault ? [] : controls)
                .Where(c => c.Checked && !c.Disabled && c.Visible)
                .Where(c => c.Box.X + (c.Box.W / 2) >= box.X - 2 && c.Box.X + (c.Box.W / 2) <= box.X + box.W + 2 && c.Box.Y + (c.Box.H / 2) >= box.Y - 2 && (c.Box.Y <= box.Y + box.H + 2000))
                .Where(static c => !PageWords.Necessary.IsMatch(c.Label) && !PageWords.Everyday.IsMatch(c.Label))
                .Take(MostToggles),
        ];
    }

    /// <summary>Follows steps that a person recorded.</summary>
    public async Task<ChoiceOutcome> FollowAsync(ImmutableArray<RecordedStep> recorded, CancellationToken cancellation)
    {
        var clicks = 0;
        foreach (var step in recorded)
        {
            if (step.Wait > 0)
            {
                await Task.Delay(Math.Min(step.Wait, 5000), cancellation);
            }

            if (step.Press is { Length: > 0 } press)
            {
                if (!await PressNamedAsync(press, cancellation))
                {
                    visit.Step($"步骤失败：页面上没有“{press}”", $"A step failed: there is no \"{press}\" on the page");
                    return new(false, clicks, null, 0);
                }

                clicks++;
                visit.Step($"按步骤文件点击“{press}”", $"Pressed \"{press}\", as the steps say");
                await Task.Delay(300, cancellation);
            }

            if (step.Into is { Length: > 0 } into && step.Type is { Length: > 0 } text && await PressNamedAsync(into, cancellation))
            {
                await _page.Input.TypeAsync(text, cancellation);
            }
        }

        return new(true, clicks, null, 0);
    }

    public static ChoiceButton Describe(LookButton button, int layer) =>
        new(button.Text, layer, button.IsLink, (int)Math.Round(button.Box.W), (int)Math.Round(button.Box.H), button.Font, button.Contrast);

    private static int Rank(FoundDialog dialog) =>
        (dialog.First("accept") is not null ? 100 : 0) + (dialog.First("reject") is not null ? 50 : 0) + (dialog.Look.Overlay ? 20 : 0) + (dialog.Look.Modal ? 20 : 0) + dialog.Look.Buttons.Length;

    private async Task<ChoiceOutcome> RefuseAsync(FoundDialog? dialog, int clicks, CancellationToken cancellation)
    {
        var preTicked = 0;
        var visited = new HashSet<string>(StringComparer.Ordinal);
        for (var layer = 1; layer <= MostLayers && dialog is not null; layer++)
        {
            if (dialog.First("reject") is { } reject)
            {
                preTicked += layer > 1 ? (await TogglesAsync(dialog, cancellation)).Length : 0;
                visit.Step($"点击“{reject.Text}”", $"Pressed \"{reject.Text}\"");
                clicks++;
                return new(await PressAwayAsync(dialog, reject, cancellation), clicks, Describe(reject, layer), preTicked);
            }

            var toggles = await TogglesAsync(dialog, cancellation);
            if (dialog.First("save") is { } save && (layer > 1 || toggles.Length > 0))
            {
                preTicked += toggles.Length;
                foreach (var toggle in toggles)
                {
                    await _page.PressAsync(dialog.Frame, toggle.Toggle, cancellation);
                    clicks++;
                }

                if (toggles.Length > 0)
                {
                    visit.Step($"关闭默认开启的 {toggles.Length} 项", $"Turned off {toggles.Length} that were on by default");
                }

                visit.Step($"点击“{save.Text}”", $"Pressed \"{save.Text}\"");
                clicks++;
                return new(await PressAwayAsync(dialog, save, cancellation), clicks, Describe(save, layer), preTicked);
            }

            if (dialog.First("settings") is not { } settings)
            {
                return new(false, clicks, null, preTicked);
            }

            visited.Add(dialog.Look.Selector + dialog.Look.Id);
            var url = _page.Url;
            visit.Step($"点击“{settings.Text}”", $"Pressed \"{settings.Text}\"");
            await _page.PressAsync(dialog.Frame, settings.Id, cancellation);
            clicks++;
            await Task.Delay(350, cancellation);
            if (_page.Url.Split('#')[0] != url.Split('#')[0])
            {
                return new(false, clicks, null, preTicked);
            }

            dialog = await FindAsync(TimeSpan.FromSeconds(1), cancellation, visited) ?? await FindAsync(TimeSpan.Zero, cancellation);
        }

        return new(false, clicks, null, preTicked);
    }

    private async Task<bool> PressNamedAsync(string name, CancellationToken cancellation)
    {
        var isSelector = name[0] is '#' or '.' or '[';
        var quoted = System.Text.Json.JsonSerializer.Serialize(name, LookJson.Default.String);
        foreach (var frame in await _page.FramesAsync(cancellation))
        {
            var id = await _page.LookAsync(frame, $"find({(isSelector ? "''" : quoted)}, {(isSelector ? quoted : "null")})", LookJson.Default.Int32, cancellation);
            if (id > 0 || (id == 0 && await _page.LookAsync(frame, "alive(0)", LookJson.Default.Boolean, cancellation)))
            {
                return await _page.PressAsync(frame, id, cancellation);
            }
        }

        return false;
    }

    /// <summary>Presses a button that ends the dialog; once more by script where the page was not ready for the first.</summary>
    private async Task<bool> PressAwayAsync(FoundDialog dialog, LookButton button, CancellationToken cancellation)
    {
        await _page.PressAsync(dialog.Frame, button.Id, cancellation);
        if (await IsGoneAsync(dialog, cancellation))
        {
            return true;
        }

        var id = button.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await _page.LookAsync(dialog.Frame, $"press({id})", LookJson.Default.Boolean, cancellation) && await IsGoneAsync(dialog, cancellation);
    }

    private async Task<bool> IsGoneAsync(FoundDialog dialog, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await Task.Delay(120, cancellation);
            var frames = await _page.FramesAsync(cancellation);
            var same = frames.FirstOrDefault(f => f.Id == dialog.Frame.Id && f.Context == dialog.Frame.Context);
            if (same is null || !await _page.LookAsync(same, $"alive({dialog.Look.Id})", LookJson.Default.Boolean, cancellation))
            {
                return true;
            }

            // A dialog that fades leaves its frame behind for a moment, or for good: what counts is that its buttons are gone.
            var button = dialog.Look.Buttons[0];
            if (!await _page.LookAsync(same, $"alive({button.Id})", LookJson.Default.Boolean, cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
