using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Candor.ScaleOut.Tests.Support;
using Candor.Servers;

namespace Candor.ScaleOut.Tests.Chaos;

/// <summary><c>candor serve</c> as a process of its own, and a program with a token that hands audits in over its interface.</summary>
/// <param name="folder">Where its data and what it writes go.</param>
/// <param name="options">What it is started with beside its data and its address.</param>
internal sealed partial class ServedCandor(string folder, string[] options) : IAsyncDisposable
{
    private const string Password = "correct horse battery";

    private readonly string _address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ServerProcess.FreePort()}");
    private readonly HttpClient _program = new() { Timeout = TimeSpan.FromSeconds(20) };
    private ServerProcess? _process;

    public static string Program => Path.Combine(AppContext.BaseDirectory, "candor-server.dll");

    /// <summary>The end of what it wrote.</summary>
    public string Log => string.Join('\n', File.ReadLines(LogFile).TakeLast(20));

    private string LogFile => Path.Combine(folder, "server.log");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = new(
            LogFile, "env", ["CANDOR_KNOWLEDGE=" + Path.Combine(Repository.Root, "knowledge"), "dotnet", Program, "serve", "--data", Path.Combine(folder, "data"), "--urls", _address, "--rates", "1000", .. options]);
        await _process.WaitAsync("The server starts", async () => (await _program.GetAsync(new Uri(_address + "/health/ready"), Cancellation)).IsSuccessStatusCode);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process!.Signal(9);
        await _process.WaitForEndAsync();
        _process.Dispose();
    }

    /// <summary>The administrator signs up by the link that the first start printed, takes the role of a tester, and makes a token for the program.</summary>
    public async Task SignUpAsync()
    {
        await _process!.WaitAsync("The server prints the link of the first start", () => Task.FromResult(FirstLink().IsMatch(_process.Log)));
        using var browser = new HttpClient { BaseAddress = new(_address) };
        await PostAsync(browser, FirstLink().Match(_process.Log).Groups["link"].Value, ("account", "admin"), ("name", "Administrator"), ("password", Password));
        var roles = RolesForm().Match(await browser.GetStringAsync("/accounts", Cancellation)).Value;
        await PostAsync(browser, roles, ("capacity", "administrator"), ("capacity", "tester"));
        // A change of roles ends the session.
        await PostAsync(browser, "/sign-in", ("account", "admin"), ("password", Password));
        var page = await PostAsync(browser, "/account/tokens", ("name", "The lab's program"), ("days", "1"));
        _program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token().Match(page).Value);
    }

    /// <summary>Hands one audit in, again and again until the server has answered that it has it. The key makes all of them the same.</summary>
    /// <returns>The id of the audit.</returns>
    public async Task<string> SubmitAsync(byte[] subject, string key, int priority, int attempts)
    {
        var last = "";
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var form = new MultipartFormDataContent
                {
                    { new ByteArrayContent(subject), "subject", "app.apk" },
                    { new StringContent(key), "key" },
                    { new StringContent(priority.ToString(CultureInfo.InvariantCulture)), "priority" },
                    { new StringContent(attempts.ToString(CultureInfo.InvariantCulture)), "attempts" },
                    { new StringContent("2026-03-02"), "date" },
                };
                using var answer = await _program.PostAsync(new Uri(_address + "/api/audits"), form, Cancellation);
                last = await answer.Content.ReadAsStringAsync(Cancellation);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    using var json = JsonDocument.Parse(last);
                    return json.RootElement.GetProperty("id").GetString()!;
                }

                // What the server cannot do now it may be asked again; anything else is a fault.
                Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{key}: {answer.StatusCode} {last}");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !Cancellation.IsCancellationRequested)
            {
                last = e.Message;
            }

            await Task.Delay(200, Cancellation);
        }

        throw new InvalidOperationException($"The server does not take {key}: {last}. {Log}");
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _program.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var token = FormToken().Match(await browser.GetStringAsync("/complain", Cancellation)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await browser.PostAsync(path, form, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {page}");
        return page;
    }

    [GeneratedRegex("First start: .*?(?<link>/invitation/[0-9a-f]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstLink();

    [GeneratedRegex("/accounts/[^/\"]+/roles", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RolesForm();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex("[0-9a-z]{23}\\.[0-9a-f]{48}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
