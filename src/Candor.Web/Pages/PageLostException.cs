namespace Candor.Web.Pages;

/// <summary>A page crashed, closed itself or hangs: the visit ends with what it has.</summary>
internal sealed class PageLostException(LocalizedText reason) : Exception(reason.En)
{
    public LocalizedText Reason { get; } = reason;
}
