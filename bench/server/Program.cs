// People at the server of Candor: 50 read, 5 hand apps in, one worker audits. Bounded: it ends after the seconds it was given.
//   dotnet run -c Release --project bench/server -- ADDRESS INVITATION APP.apk [SECONDS]
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

if (args.Length < 3)
{
    Console.Error.WriteLine("ADDRESS INVITATION APP.apk [SECONDS]");
    return 2;
}

const int Readers = 50;
const int Uploaders = 5;
const string Password = "correct horse battery";
var address = new Uri(args[0]);
var app = await File.ReadAllBytesAsync(args[2]);
var seconds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 60;

var administrator = NewClient();
await PostAsync(administrator, args[1], ("account", "admin"), ("name", "管理员"), ("password", Password));
var link = await InviteAsync();
var staff = NewClient();
await PostAsync(staff, link, ("account", "staff"), ("name", "检测员"), ("password", Password));
var cases = new List<string>();
for (var i = 0; i < 200; i++)
{
    var answer = await PostAsync(staff, "/cases", ("title", $"第 {i} 号线索：应用未告知收集范围"));
    cases.Add(answer.Headers.Location!.OriginalString);
}

var readers = new List<HttpClient>();
for (var i = 0; i < Readers; i++)
{
    var client = NewClient();
    await PostAsync(client, await InviteAsync(), ("account", $"reader-{i}"), ("name", $"检测员{i}"), ("password", Password));
    readers.Add(client);
}

var times = new ConcurrentBag<(string Page, double Milliseconds, int Status)>();
using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
var work = readers.Select((client, n) => Task.Run(() => ReadAsync(client, n)))
    .Concat(Enumerable.Range(0, Uploaders).Select(n => Task.Run(() => UploadAsync(n))))
    .ToArray();
await Task.WhenAll(work);

foreach (var group in times.GroupBy(static t => t.Page).OrderBy(static g => g.Key, StringComparer.Ordinal).Append(null))
{
    var of = (group ?? times.Where(static t => t.Page != "upload")).ToList();
    var sorted = of.Select(static t => t.Milliseconds).Order().ToList();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{(group is null ? "all pages" : ((IGrouping<string, (string, double, int)>)group).Key),-12} {of.Count,6} requests  p50 {At(sorted, .5),6:0} ms  p95 {At(sorted, .95),6:0} ms  p99 {At(sorted, .99),6:0} ms  max {sorted[^1],6:0} ms  failed {of.Count(static t => t.Status is not (200 or 302))}"));
}

return 0;

async Task ReadAsync(HttpClient client, int n)
{
    var random = new Random(n);
    while (!end.IsCancellationRequested)
    {
        var (page, path) = random.Next(6) switch
        {
            0 => ("desk", "/"),
            1 => ("cases", "/cases"),
            2 => ("audits", "/audits"),
            3 => ("notices", "/notices"),
            _ => ("case", cases[random.Next(cases.Count)]),
        };
        var began = Stopwatch.GetTimestamp();
        var status = 0;
        try
        {
            using var response = await client.GetAsync(path);
            await response.Content.ReadAsByteArrayAsync();
            status = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Counted as failed.
        }

        times.Add((page, Stopwatch.GetElapsedTime(began).TotalMilliseconds, status == 302 ? 0 : status));
        await Task.Delay(random.Next(500, 2500));
    }
}

async Task UploadAsync(int n)
{
    var client = NewClient();
    await PostAsync(client, "/sign-in", ("account", "staff"), ("password", Password));
    while (!end.IsCancellationRequested)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(app), "subject", $"app-{n}.apk");
        var began = Stopwatch.GetTimestamp();
        using var response = await client.PostAsync("/audits", form);
        times.Add(("upload", Stopwatch.GetElapsedTime(began).TotalMilliseconds, (int)response.StatusCode));
        await Task.Delay(5000);
    }
}

async Task<string> InviteAsync()
{
    await PostAsync(administrator, "/accounts/invite", ("capacity", "tester"), ("capacity", "reviewer"));
    var page = await administrator.GetStringAsync("/accounts");
    var start = page.IndexOf("/invitation/", StringComparison.Ordinal);
    return page[start..(start + "/invitation/".Length + 48)];
}

HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

static async Task<string> TokenAsync(HttpClient client)
{
    const string Mark = "name=\"__RequestVerificationToken\" value=\"";
    var page = await client.GetStringAsync("/complain");
    var start = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
    return page[start..page.IndexOf('"', start)];
}

static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
{
    var token = await TokenAsync(client);
    return await client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]));
}

static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
