namespace Candor.Web.Pages;

/// <summary>A document in a page: the page itself or a frame.</summary>
/// <param name="Id">The browser's name for it.</param>
/// <param name="Context">The browser's number of the world in which <c>candorLook</c> lives.</param>
/// <param name="Url">Its address.</param>
/// <param name="IsMain">Whether it is the page itself.</param>
internal sealed record PageFrame(string Id, int Context, string Url, bool IsMain);
