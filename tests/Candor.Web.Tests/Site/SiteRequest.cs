using System.Text;

namespace Candor.Web.Site;

/// <summary>A request as the server got it: the truth that an audit is held to.</summary>
public sealed record SiteRequest(string Method, string Host, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public override string ToString() => $"{Method} {Host}{Path}{Query}";
}
