using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Web.Looking;
using Candor.Web.Scripts;
using Candor.Web.Words;

namespace Candor.Web.Pages;

/// <summary>Makes a fresh page look as a person's, and puts our scripts into it before it loads anything.</summary>
internal static class PageSetUp
{
    /// <summary>The world of its own in which <c>Look.js</c> runs.</summary>
    public const string World = "candor";

    public static async Task ApplyAsync(PageSession session, PageSettings settings, string binding, CancellationToken cancellation)
    {
        var words = JsonSerializer.Serialize(new Dictionary<string, string>(PageWords.Patterns, StringComparer.Ordinal), LookJson.Default.DictionaryStringString);
        var observe = EmbeddedScripts.Observe.Replace("__BINDING__", binding, StringComparison.Ordinal);
        if (settings.SendsOptOut)
        {
            observe = "Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true,configurable:true,enumerable:true});\n" + observe;
        }

        (string Method, JsonObject? Parameters)[] commands =
        [
            ("Page.enable", null),
            ("Runtime.enable", null),
            ("DOM.enable", null),
            ("Network.enable", new() { ["maxTotalBufferSize"] = 1 << 20, ["maxResourceBufferSize"] = 1 << 18 }),
            ("Runtime.addBinding", new() { ["name"] = binding }),
            ("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = observe }),
            ("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = $"({EmbeddedScripts.Look})({words})", ["worldName"] = World }),
            ("Page.setInterceptFileChooserDialog", new() { ["enabled"] = true }),
            ("Emulation.setDeviceMetricsOverride", new() { ["width"] = settings.Width, ["height"] = settings.Height, ["deviceScaleFactor"] = settings.Scale, ["mobile"] = settings.IsPhone }),
            ("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = settings.IsPhone, ["maxTouchPoints"] = 5 }),
            ("Emulation.setUserAgentOverride", UserAgent(settings)),
            ("Emulation.setLocaleOverride", new() { ["locale"] = settings.Language == "en" ? "en-US" : "zh-CN" }),
            ("Emulation.setTimezoneOverride", new() { ["timezoneId"] = settings.Language == "en" ? "Europe/Brussels" : "Asia/Shanghai" }),
            ("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true }),
            ("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true }),
        ];
        await Task.WhenAll(commands.Select(c => session.SendAsync(c.Method, c.Parameters, cancellation)));
        if (settings.SendsOptOut)
        {
            await session.SendAsync("Network.setExtraHTTPHeaders", new() { ["headers"] = new JsonObject { ["Sec-GPC"] = "1" } }, cancellation);
        }

        await session.SendAsync("Runtime.runIfWaitingForDebugger", null, cancellation);
    }

    /// <summary>The user agent and its client hints, as the settings have it.</summary>
    public static JsonObject UserAgent(PageSettings settings) => new()
    {
        ["userAgent"] = settings.UserAgent,
        ["acceptLanguage"] = settings.AcceptLanguage,
        ["platform"] = settings.IsPhone ? "Linux armv81" : "Linux x86_64",
        ["userAgentMetadata"] = new JsonObject
        {
            ["brands"] = new JsonArray(
                new JsonObject { ["brand"] = "Chromium", ["version"] = settings.BrowserVersion },
                new JsonObject { ["brand"] = "Google Chrome", ["version"] = settings.BrowserVersion },
                new JsonObject { ["brand"] = "Not.A/Brand", ["version"] = "24" }),
            ["platform"] = settings.IsPhone ? "Android" : "Linux",
            ["platformVersion"] = settings.IsPhone ? "10" : "6.1",
            ["architecture"] = settings.IsPhone ? string.Empty : "x86",
            ["model"] = settings.IsPhone ? "K" : string.Empty,
            ["mobile"] = settings.IsPhone,
        },
    };
}
