using System.Globalization;
using Candor.Server.Accounts;
using Candor.Server.Web;
using Microsoft.AspNetCore.Components;

namespace Candor.Server.Pages;

/// <summary>What every page can do: say things in the reader's language, know who reads, and answer that a thing is not there.</summary>
public abstract class LocalPage : ComponentBase
{
    [Inject]
    internal RequestLanguage Reader { get; set; } = null!;

    [Inject]
    internal Visitor Visitor { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary>The day, where the server is.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    /// <summary>A text in the reader's language.</summary>
    protected string L(string zh, string en) => Reader.In(zh, en);

    /// <summary>A text in the reader's language.</summary>
    protected string L(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Reader.Current);
    }

    /// <summary>A day, as the reader's language writes it.</summary>
    protected string Day(DateOnly day) => L(
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>A moment, where the server is.</summary>
    protected string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A moment of the ledger.</summary>
    protected string Moment(long unixMilliseconds) => Moment(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));

    /// <summary>Answers that the page is not there.</summary>
    protected void NotFound() => Context.Response.StatusCode = StatusCodes.Status404NotFound;
}
