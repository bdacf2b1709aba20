using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Candor.Cases;
using Candor.ScaleOut.Tests.Support;
using Candor.Server.Work;
using Candor.Servers;

namespace Candor.ScaleOut.Tests.Work;

public sealed class WorkerTests
{
    [Fact]
    public async Task An_app_is_audited_by_the_real_command_and_its_files_lie_in_the_vault()
    {
        var command = Path.Combine(Directory.CreateTempSubdirectory("candor-command-").FullName, "candor");
        await File.WriteAllTextAsync(command, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Candor.Cli.dll")}' \"$@\"\n", WorkerUnderTest.Cancellation);
        ServerProcess.Run("chmod", "+x", command);
        Environment.SetEnvironmentVariable("CANDOR_KNOWLEDGE", Path.Combine(Repository.Root, "knowledge"));
        await using var worker = await WorkerUnderTest.StartAsync(static o => o with { Memory = 1500, Lease = TimeSpan.FromSeconds(30) }, command);
        var samples = Path.Combine(Repository.Root, "samples", "browser");
        var app = await worker.Vault.PutAsync(File.OpenRead(Path.Combine(samples, "browser.apk")), 1 << 26, WorkerUnderTest.Cancellation);
        var policy = await worker.Vault.PutAsync(File.OpenRead(Path.Combine(samples, "policy.zh.html")), 1 << 20, WorkerUnderTest.Cancellation);

        var id = await worker.SubmitAsync(new JobRequest(new(app.Sha256, "浏览器 1.0.apk", null), [new(policy.Sha256, "隐私政策.html", null)], "browser", "2026-03-02", "cn", "zh"));
        var job = await worker.EndAsync(id);

        Assert.True(job.State == JobState.Succeeded, job.Error);
        var digest = AuditDigest.FromJson(job.Summary)!;
        Assert.Equal(app.Sha256, digest.Sha256);
        Assert.InRange(digest.Violations + digest.Suspected, 1, 200);
        var artefacts = await worker.ArtefactsAsync(id);
        Assert.Equal(job.ResultSha256, artefacts["audit.json"]);
        using var audit = JsonDocument.Parse(await worker.ReadAsync(artefacts["audit.json"]));
        Assert.Contains(audit.RootElement.GetProperty("inputs").EnumerateArray(), static i => i.ToString().Contains("浏览器_1.0.apk", StringComparison.Ordinal));
        Assert.Contains("<html", await worker.ReadAsync(artefacts["report.html"]), StringComparison.Ordinal);
        Assert.Contains("sarif", await worker.ReadAsync(artefacts["audit.sarif"]), StringComparison.Ordinal);
        Assert.Empty(worker.AuditFolders());
        Directory.Delete(Path.GetDirectoryName(command)!, recursive: true);
    }

    [Fact]
    public async Task An_audit_that_takes_all_memory_is_ended_and_only_it()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var hog = await worker.SubmitAsync("hog");
        var next = await worker.SubmitAsync("echo");

        var job = await worker.EndAsync(hog);

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("256 MiB", job.Error, StringComparison.Ordinal);
        Assert.Equal(JobState.Succeeded, (await worker.EndAsync(next)).State);
        Assert.Empty(worker.AuditFolders());
    }

    [Fact]
    public async Task An_audit_of_a_file_has_a_network_of_its_own_and_one_of_a_page_the_network_of_the_worker()
    {
        Assert.SkipUnless((await NetworkIsolation.FindAsync()).IsPossible, "This system gives no process a network of its own.");
        await using var worker = await WorkerUnderTest.StartAsync();
        var here = new FileInfo("/proc/self/ns/net").LinkTarget!;

        Assert.NotEqual(here, await NetworkOfAsync("app.apk"));
        Assert.Equal(here, await NetworkOfAsync("page.HTML"));

        async Task<string> NetworkOfAsync(string name)
        {
            var job = await worker.EndAsync(await worker.SubmitAsync("tell", name));
            Assert.True(job.State == JobState.Succeeded, job.Error);
            var told = await worker.ReadAsync((await worker.ArtefactsAsync(job.Id))["told.txt"]);
            return told.Split('\n').Single(static l => l.StartsWith("network: ", StringComparison.Ordinal))["network: ".Length..];
        }
    }

    [Fact]
    public async Task Where_the_operator_says_so_every_audit_has_the_network()
    {
        await using var worker = await WorkerUnderTest.StartAsync(static o => o with { Network = NetworkUse.Always });
        var job = await worker.EndAsync(await worker.SubmitAsync("tell"));

        Assert.Contains("network: " + new FileInfo("/proc/self/ns/net").LinkTarget, await worker.ReadAsync((await worker.ArtefactsAsync(job.Id))["told.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_audit_is_measured_and_traced_with_its_outcome()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var measured = new ConcurrentQueue<(string Name, double Value, object? Outcome)>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == worker.Telemetry.Meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((i, value, tags, _) => measured.Enqueue((i.Name, value, Outcome(tags))));
        meters.SetMeasurementEventCallback<double>((i, value, tags, _) => measured.Enqueue((i.Name, value, Outcome(tags))));
        meters.Start();
        var traced = new ConcurrentQueue<Activity>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == WorkTelemetry.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);

        var good = await worker.EndAsync(await worker.SubmitAsync("echo"));
        var bad = await worker.EndAsync(await worker.SubmitAsync("refuse"));
        await worker.StopAsync();

        Assert.Equal([("candor.audits.ended", "failed"), ("candor.audits.ended", "succeeded")], measured.Where(static m => m.Name == "candor.audits.ended").Select(static m => (m.Name, (string?)m.Outcome)).Order());
        Assert.Equal(2, measured.Count(static m => m.Name == "candor.audit.duration" && m.Value > 0));
        Assert.Equal(2, measured.Count(static m => m.Name == "candor.audit.memory"));
        foreach (var (job, outcome) in new[] { (good, "succeeded"), (bad, "failed") })
        {
            var activity = Assert.Single(traced, a => (string?)a.GetTagItem("candor.job.id") == job.Id);
            Assert.Equal(("audit", outcome, (object?)1), (activity.OperationName, (string?)activity.GetTagItem("candor.job.outcome"), activity.GetTagItem("candor.job.attempt")));
        }

        static object? Outcome(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length > 0 ? tags[0].Value : null;
    }

    [Fact]
    public async Task An_audit_that_never_ends_is_ended_with_all_that_it_started()
    {
        await using var worker = await WorkerUnderTest.StartAsync(static o => o with { TimeLimit = TimeSpan.FromSeconds(1) });

        var job = await worker.EndAsync(await worker.SubmitAsync("hang"));

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("minutes", job.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Processes(), p => p.Contains(worker.Folder, StringComparison.Ordinal));
        Assert.Empty(worker.AuditFolders());
    }

    [Theory]
    [InlineData("crash", "signal 11")]
    [InlineData("broken", "audit.json cannot be read")]
    [InlineData("nothing", "made no audit.json")]
    [InlineData("refuse", "The file is no app.")]
    [InlineData("flood", "ended with 9")]
    public async Task An_audit_that_goes_wrong_is_a_dead_letter_that_says_why(string doing, string error)
    {
        await using var worker = await WorkerUnderTest.StartAsync();

        var job = await worker.EndAsync(await worker.SubmitAsync(doing));

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains(error, job.Error, StringComparison.Ordinal);
        Assert.InRange(job.Error!.Length, 1, 5000);
        Assert.Equal(JobState.Succeeded, (await worker.EndAsync(await worker.SubmitAsync("echo"))).State);
    }

    [Fact]
    public async Task What_the_command_refuses_is_not_tried_again_and_a_crash_is()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var refused = await worker.EndAsync(await worker.SubmitAsync("refuse", attempts: 3));
        var crashed = await worker.EndAsync(await worker.SubmitAsync("crash", attempts: 3));

        Assert.Equal((1, 3), (refused.Attempts, crashed.Attempts));
    }

    [Fact]
    public async Task An_audit_cannot_fill_the_disk()
    {
        await using var worker = await WorkerUnderTest.StartAsync(static o => o with { LargestOutput = 50 << 20 });

        var job = await worker.EndAsync(await worker.SubmitAsync("fill"));

        Assert.Equal(JobState.Failed, job.State);
        Assert.Empty(worker.AuditFolders());
    }

    [Fact]
    public async Task An_audit_sees_nothing_of_the_worker()
    {
        Environment.SetEnvironmentVariable("CANDOR_TEST_SECRET", "the password");
        await using var worker = await WorkerUnderTest.StartAsync();

        var id = await worker.SubmitAsync("tell");
        Assert.Equal(JobState.Succeeded, (await worker.EndAsync(id)).State);

        var told = await worker.ReadAsync((await worker.ArtefactsAsync(id))["told.txt"]);
        Assert.DoesNotContain("the password", told, StringComparison.Ordinal);
        Assert.Contains("input: 0", told, StringComparison.Ordinal);
        Assert.Contains("HOME=" + worker.Options.Folder, told, StringComparison.Ordinal);
        Assert.Contains("folder: " + worker.Options.Folder, told, StringComparison.Ordinal);
        Assert.Contains("CANDOR_HEAP_LIMIT=228170", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../etc/cron.d/evil", "etc_cron.d_evil")]
    [InlineData("--out=/etc", "out__etc")]
    [InlineData("$(touch x); rm -rf ~ `id` | 'a\" .apk", "touch_x___rm_-rf____id_____a__.apk")]
    [InlineData("新闻 1.2.apk", "新闻_1.2.apk")]
    [InlineData("", "app.apk")]
    [InlineData("..", "app.apk")]
    [InlineData(null, "app.apk")]
    [InlineData("a\nb\0c\u202Egpj.apk", "a_b_c_gpj.apk")]
    public async Task A_name_that_a_stranger_gave_reaches_neither_a_shell_nor_another_folder(string? name, string expected)
    {
        Assert.Equal(expected, SafeName.Of(name, "app.apk"));
        await using var worker = await WorkerUnderTest.StartAsync();

        var id = await worker.SubmitAsync("tell", name);
        Assert.Equal(JobState.Succeeded, (await worker.EndAsync(id)).State);

        var told = await worker.ReadAsync((await worker.ArtefactsAsync(id))["told.txt"]);
        Assert.Contains("/subject/" + expected + "\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_keeps_its_end()
    {
        var name = SafeName.Of(new string('字', 5000) + ".apk", "app.apk");

        Assert.EndsWith("字.apk", name, StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 5, 255);
    }

    [Fact]
    public async Task Values_of_a_request_are_never_options()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var subject = await worker.PutAsync("tell");
        var id = await worker.SubmitAsync(new JobRequest(new(subject.Sha256, "a.apk", null), [], "--json", "-x", "--out=/etc", "--zh") { Allegations = ["--help"] });

        await worker.EndAsync(id);

        var told = await worker.ReadAsync((await worker.ArtefactsAsync(id))["told.txt"]);
        Assert.Contains("--lang=zh --date=-x --pack=--out=/etc --category=--json --allege=--help -- ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_an_audit_made_are_not_followed()
    {
        await using var worker = await WorkerUnderTest.StartAsync();

        var id = await worker.SubmitAsync("links");
        Assert.Equal(JobState.Succeeded, (await worker.EndAsync(id)).State);

        Assert.Equal(["audit.json", "echo.txt"], (await worker.ArtefactsAsync(id)).Keys.Order());
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"subject":{"address":"file:///etc/passwd"},"policies":[],"date":"2026-03-02","packs":"cn","language":"zh"}""")]
    [InlineData("""{"subject":{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"policies":[],"date":"2026-03-02","packs":"cn","language":"zh"}""")]
    [InlineData("""{"subject":{"sha256":"../../../etc/passwd"},"policies":[],"date":"2026-03-02","packs":"cn","language":"zh"}""")]
    public async Task A_request_that_makes_no_sense_is_a_dead_letter(string request)
    {
        await using var worker = await WorkerUnderTest.StartAsync();

        var job = await worker.EndAsync(await worker.SubmitTextAsync(request));

        Assert.Equal(JobState.Failed, job.State);
        Assert.NotEmpty(job.Error!);
    }

    [Fact]
    public async Task A_running_audit_tells_its_stage_and_ends_when_somebody_cancels_it()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var id = await worker.SubmitAsync("slow");
        var running = await worker.WaitAsync(id, static j => j.Stage == "Following data");
        Assert.InRange(running.Percent, 1, 95);

        Assert.True(await worker.Queue.CancelAsync(id, WorkerUnderTest.Cancellation));

        Assert.Equal(JobState.Cancelled, (await worker.EndAsync(id)).State);
        Assert.DoesNotContain(Processes(), p => p.Contains(worker.Folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_stops_gives_back_what_it_cannot_end_in_time()
    {
        await using var worker = await WorkerUnderTest.StartAsync(static o => o with { Grace = TimeSpan.FromMilliseconds(300) });
        var id = await worker.SubmitAsync("slow");
        await worker.WaitAsync(id, static j => j.State == JobState.Running);

        await worker.StopAsync();

        var job = await worker.JobAsync(id);
        Assert.Equal((JobState.Queued, 0), (job.State, job.Attempts));
        Assert.DoesNotContain(Processes(), p => p.Contains(worker.Folder, StringComparison.Ordinal));
        Assert.Empty(Directory.GetDirectories(worker.Options.Folder));
    }

    [Fact]
    public async Task What_a_killed_worker_left_is_removed_and_what_a_living_one_uses_is_not()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var left = Directory.CreateDirectory(Path.Combine(worker.Options.Folder, "dead", "job-1", "out")).FullName;
        await File.WriteAllTextAsync(Path.Combine(worker.Options.Folder, "dead", "lock"), "", WorkerUnderTest.Cancellation);
        var id = await worker.SubmitAsync("slow");
        await worker.WaitAsync(id, static j => j.State == JobState.Running);

        using (new WorkFolder(worker.Options.Folder))
        {
            Assert.False(Directory.Exists(left));
            Assert.Single(worker.AuditFolders());
        }
    }

    private static IEnumerable<string> Processes() => Process.GetProcesses().Select(static p =>
    {
        try
        {
            return File.ReadAllText($"/proc/{p.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    });
}
