using System.Collections.Immutable;
using System.Globalization;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Web.Boxes;
using Candor.Web.Browser;
using Candor.Web.ConsentUi;
using Candor.Web.Evidencing;
using Candor.Web.Forms;
using Candor.Web.Looking;
using Candor.Web.Pictures;
using Candor.Web.Policies;
using Candor.Web.Recording;
using Candor.Web.Visits;

namespace Candor.Web;

/// <summary>
/// Audits one page: opens it in a real browser, once for each stage of consent and each time in a fresh context, and tells what it asked,
/// presumed, kept and sent.
/// </summary>
/// <param name="knowledge">The knowledge base.</param>
/// <param name="persona">As whom forms are filled in; its values are looked for in the traffic.</param>
/// <param name="analyser">Finds what the traffic carries.</param>
/// <param name="options">How.</param>
/// <param name="clock">The clock.</param>
public sealed class PageObserver(KnowledgeBase knowledge, Persona persona, ITrafficAnalyser analyser, PageAuditOptions options, TimeProvider clock)
{
    /// <summary>Audits a page.</summary>
    /// <param name="subject">The page.</param>
    /// <param name="report">Is told each stage as it begins.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="BrowserException">There is no browser, or the page cannot be opened at all.</exception>
    public async Task<PageObservation> ObserveAsync(PageSubject subject, Action<string> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(report);
        var executable = await ChromiumFinder.FindOrInstallAsync(report, cancellation);
        var began = clock.GetUtcNow();
        await using var recorder = await TrafficRecorder.StartAsync(options.Recorder with { Local = subject.Local ?? options.Recorder.Local }, clock, cancellation);
        await using var runner = new VisitRunner(options, executable, recorder, new HiddenValues(options.Redact ? persona : null), clock);
        var looker = new PageLooker(options, subject.Url);
        var ledger = new RunLedger();

        report("Opening the page");
        PageAtRest? rest = null;
        PolicyFinder.Found? policy = null;
        Task<Visit> FirstAsync() => runner.MakeAsync(VisitKind.Untouched, Stage.BeforeConsent, async (visit, token) =>
        {
            await looker.OpenAsync(visit, token);
            rest = await PageLooker.LookAsync(visit, TimeSpan.FromSeconds(1.2), token);
            await TakeFirstAsync(visit, rest, token);
        }, cancellation);

        // A browser process that dies by accident is no trait of the page: one more try.
        var untouched = await FirstAsync();
        untouched = rest is null ? await FirstAsync() : untouched;
        if (rest is null)
        {
            throw new BrowserException(untouched.Steps.LastOrDefault()?.En ?? "The page could not be opened");
        }

        ledger.Add(untouched);
        await ChooseAsync(runner, looker, rest, ledger, report, cancellation);

        report("Opening the page with an opt-out signal");
        ledger.Add(await runner.MakeAsync(VisitKind.OptOutSignal, Stage.OptOutSignal, async (visit, token) =>
        {
            await looker.OpenAsync(visit, token);
            await visit.TakeAsync("page", new("浏览器发出退出信号（GPC）时的页面", "The page under the opt-out signal (GPC)"), [], token);
        }, cancellation));

        report("Moving the pointer and filling in fields");
        ledger.Add(await runner.MakeAsync(VisitKind.Interaction, Stage.BeforeConsent, (visit, token) => InteractAsync(visit, looker, token), cancellation));

        if (rest.Controls.Any(c => c.Frame.IsMain && c.Control.Checked && !IsInDialog(rest, c.Control)))
        {
            report("Pressing the main button with the boxes on and off");
            var experiment = new BoxExperiment(options, looker, Bait);
            foreach (var off in (bool[])[false, true])
            {
                PressOutcome? outcome = null;
                var visit = await runner.MakeAsync(off ? VisitKind.BoxOff : VisitKind.BoxOn, Stage.Unknown, async (v, token) => outcome = await experiment.PressAsync(v, off, rest.Dialog is not null, token), cancellation);
                ledger.Add(visit);
                if (outcome is not null)
                {
                    ledger.Pressed[off] = outcome;
                }
            }
        }

        report("Looking for the privacy policy");
        var reading = await runner.MakeAsync(VisitKind.Untouched, Stage.Unknown, async (visit, token) => policy = await new PolicyFinder(options, subject.Url).FindAsync(visit, rest, token), cancellation);
        ledger.PolicyVisit = reading;

        report("Reading the traffic");
        foreach (var visit in ledger.Visits.Append(reading))
        {
            // What arrived after its visit was over belongs to it all the same.
            visit.Finish();
        }

        return new RunReader(knowledge, persona, analyser, options).Read(subject, rest, ledger, policy, runner.Version, began, recorder.RefusedRequests, cancellation);
    }

    internal static bool IsInDialog(PageAtRest rest, LookControl control) =>
        rest.Dialog is { } dialog && control.Box.X >= dialog.Look.Box.X - 2 && control.Box.X <= dialog.Look.Box.X + dialog.Look.Box.W + 2
        && control.Box.Y >= dialog.Look.Box.Y - 2 && control.Box.Y <= dialog.Look.Box.Y + dialog.Look.Box.H + 2;

    private string? Bait(string dataType) => persona.Find(dataType);

    /// <summary>The three visits in which a choice is made, where there is a dialog to make it in or recorded steps say how.</summary>
    private async Task ChooseAsync(VisitRunner runner, PageLooker looker, PageAtRest rest, RunLedger ledger, Action<string> report, CancellationToken cancellation)
    {
        var patience = TimeSpan.FromSeconds(3);
        if (rest.Dialog is null && options.Steps is null)
        {
            return;
        }

        report("Refusing");
        ledger.Add(await runner.MakeAsync(VisitKind.Refusal, Stage.BeforeConsent, async (visit, token) =>
        {
            visit.Stage = Stage.AfterRefusal;
            await looker.OpenAsync(visit, token);
            var driver = new ConsentDriver(visit, options.Steps);
            var dialog = await driver.FindAsync(rest.Dialog is null ? TimeSpan.Zero : patience, token);
            visit.Mark(Stage.AfterRefusal);
            ledger.Refused = await driver.RefuseAsync(dialog, token);
            if (!ledger.Refused.Made)
            {
                visit.IsComplete = false;
                visit.Step("没有找到可以拒绝的方式", "No way to refuse was found");
                visit.Stage = Stage.BeforeConsent;
                visit.Mark(Stage.BeforeConsent);
                await visit.TakeAsync("end", new("未能拒绝时的页面", "The page where no refusal was possible"), [], token);
                return;
            }

            await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, token);
            var text = await TextAsync(visit, token);
            visit.Mark(Stage.AfterRefusal);
            await looker.ReopenAsync(visit, token);
            ledger.ReturnsAfterRefusal = await driver.FindAsync(TimeSpan.FromSeconds(0.6), token) is not null;
            ledger.WorksAfterRefusal = WorksAfter(rest, text, visit.Page.Url);
            await visit.TakeAsync("end", new("拒绝之后再次打开的页面", "The page, opened again after refusal"), [], token);
        }, cancellation));

        report("Accepting");
        ledger.Add(await runner.MakeAsync(VisitKind.Acceptance, Stage.BeforeConsent, async (visit, token) =>
        {
            visit.Stage = Stage.AfterConsent;
            await looker.OpenAsync(visit, token);
            var driver = new ConsentDriver(visit, options.Steps);
            var dialog = await driver.FindAsync(rest.Dialog is null ? TimeSpan.Zero : patience, token);
            visit.Mark(Stage.AfterConsent);
            ledger.Accepted = await driver.AcceptAsync(dialog, token);
            visit.IsComplete = ledger.Accepted.Made;
            await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, token);
            await visit.TakeAsync("end", new("同意之后的页面", "The page after acceptance"), [], token);
        }, cancellation));

        if (ledger.Accepted is not { Made: true })
        {
            return;
        }

        report("Withdrawing");
        ledger.Add(await runner.MakeAsync(VisitKind.Withdrawal, Stage.BeforeConsent, async (visit, token) =>
        {
            visit.Stage = Stage.AfterWithdrawal;
            await looker.OpenAsync(visit, token);
            var driver = new ConsentDriver(visit, options.Steps);
            var dialog = await driver.FindAsync(rest.Dialog is null ? TimeSpan.Zero : patience, token);
            visit.Mark(Stage.AfterConsent);
            await driver.AcceptAsync(dialog, token);
            await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, token);
            ledger.Withdrawn = await driver.WithdrawAsync(token);
            if (!ledger.Withdrawn.Made)
            {
                visit.IsComplete = false;
                visit.Step("没有找到撤回同意的方式", "No way to withdraw was found");
                await visit.TakeAsync("end", new("未能撤回同意时的页面", "The page where no withdrawal was possible"), [], token);
                return;
            }

            await visit.Page.SettleAsync(options.Quiet, options.SettlePatience, token);
            visit.Mark(Stage.AfterWithdrawal);
            await looker.ReopenAsync(visit, token);
            await visit.TakeAsync("end", new("撤回同意之后再次打开的页面", "The page, opened again after withdrawal"), [], token);
        }, cancellation));
    }

    private static bool? WorksAfter(PageAtRest rest, string text, string url)
    {
        // What the dialog said is no part of the page.
        var before = rest.Look.Text.Replace(rest.Dialog?.Look.Text ?? "\0", string.Empty, StringComparison.Ordinal);
        if (before.Length < 40 || Math.Max(text.Length, 1) > before.Length * 3)
        {
            return null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out _) && (PressComparison.Alike(before, text) >= 0.4 || text.Length >= before.Length * 0.6);
    }

    private static async Task<string> TextAsync(Visit visit, CancellationToken cancellation) =>
        (await visit.Page.LookAsync(await visit.Page.MainFrameAsync(cancellation), "page()", LookJson.Default.LookPage, cancellation))?.Text ?? string.Empty;

    /// <summary>The first picture: what is on by default, its text, and the main button; and a close one of each box.</summary>
    private static async Task TakeFirstAsync(Visit visit, PageAtRest rest, CancellationToken cancellation)
    {
        var boxes = new List<(LookBox, LocalizedText)>();
        var mine = rest.Controls.Where(static c => c.Frame.IsMain).Select(static c => c.Control).ToList();
        var number = 0;
        foreach (var control in mine.Where(static c => c.Checked))
        {
            number++;
            boxes.Add((control.Box, new($"默认开启的选项 {number}", $"on by default {number}")));
        }

        if (rest.Dialog is { } dialog && await visit.Page.OffsetAsync(dialog.Frame, cancellation) is { } offset)
        {
            boxes.AddRange(dialog.Look.Buttons.Where(static b => b.Kind is "accept" or "reject" or "settings" or "acknowledge" or "save").Select(b => (
                new LookBox(b.Box.X + offset.X, b.Box.Y + offset.Y, b.Box.W, b.Box.H),
                b.Kind switch { "accept" or "acknowledge" => new LocalizedText("同意", "accept"), "reject" => new("拒绝", "refuse"), _ => new("设置", "settings") })));
        }

        if (number > 0 && BoxReader.MainButton(rest.Buttons, mine, rest.Dialog?.Look) is { } button)
        {
            boxes.Add((button.Box, new("主按钮", "main button")));
        }

        await visit.TakeAsync("first", new("打开页面后、任何操作之前", "The page as it opened, before any input"), boxes, cancellation);
        number = 0;
        foreach (var control in mine.Where(static c => c.Checked).Take(4))
        {
            number++;
            var left = Math.Min(control.Box.X, control.LabelBox.X);
            var top = Math.Min(control.Box.Y, control.LabelBox.Y);
            var around = new LookBox(left, top, Math.Max(control.Box.X + control.Box.W, control.LabelBox.X + control.LabelBox.W) - left, Math.Max(control.Box.Y + control.Box.H, control.LabelBox.Y + control.LabelBox.H) - top);
            await visit.TakeCloseAsync(
                string.Create(CultureInfo.InvariantCulture, $"close-{control.Id}"),
                new("默认开启的选项及其文字（放大）", "The box that is on by default and its text, enlarged"),
                around,
                [(control.Box, new($"默认开启的选项 {number}", $"on by default {number}"))],
                cancellation);
        }
    }

    /// <summary>Does what any visitor does before choosing anything: moves the pointer, scrolls, fills in fields; submits nothing.</summary>
    private async Task InteractAsync(Visit visit, PageLooker looker, CancellationToken cancellation)
    {
        await looker.OpenAsync(visit, cancellation);
        var page = visit.Page;
        visit.Step("移动指针、滚动页面", "Moved the pointer and scrolled");
        for (var i = 0; i < 8; i++)
        {
            await page.Input.MoveAsync(30 + (i * 37 % (page.Settings.Width - 60)), 60 + (i * 83 % (page.Settings.Height - 120)), cancellation);
        }

        await page.Input.ScrollAsync(240, cancellation);
        await page.Input.ScrollAsync(-240, cancellation);
        var main = await page.MainFrameAsync(cancellation);
        var fields = await page.LookAsync(main, "fields()", LookJson.Default.ImmutableArrayLookField, cancellation);
        var typed = 0;
        foreach (var field in (fields.IsDefault ? [] : fields).Where(static f => !f.Filled && f.Tag != "select" && f.Type is not ("file" or "date" or "month" or "datetime-local")).Take(10))
        {
            // What asks for nothing in particular, such as a search, is typed into too: where the words go is seen.
            var type = FieldTypes.Of(field) ?? (field.Type is "text" or "search" or "" ? "user-content" : null);
            if (type is not null && Bait(type) is { } value && await page.LookAsync(main, $"focus({field.Id.ToString(CultureInfo.InvariantCulture)})", LookJson.Default.Boolean, cancellation))
            {
                await page.Input.TypeAsync(value, cancellation);
                typed++;
            }
        }

        if (typed > 0)
        {
            visit.Step($"填写 {typed} 个表单项，不提交", $"Filled in {typed} fields and submitted nothing");
            await page.LookAsync(main, "focus(-1)", LookJson.Default.Boolean, cancellation);
        }

        await page.SettleAsync(options.Quiet, options.SettlePatience, cancellation);
    }
}
