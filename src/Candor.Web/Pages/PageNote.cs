namespace Candor.Web.Pages;

/// <summary>Something that a script of a page did, told by <c>Observe.js</c>.</summary>
/// <param name="Kind">What kind of thing, such as <c>canvas</c>.</param>
/// <param name="Detail">What exactly.</param>
/// <param name="Script">The address of the script, with line and column.</param>
/// <param name="Count">How often it did so up to then.</param>
/// <param name="Document">The address of the document.</param>
/// <param name="IsActive">Whether the person had done anything on the page by then.</param>
internal sealed record PageNote(string Kind, string Detail, string Script, int Count, string Document, bool IsActive)
{
    /// <summary>The address of the script without line and column.</summary>
    public string ScriptUrl
    {
        get
        {
            var end = Script.Length;
            for (var colons = 0; colons < 2; colons++)
            {
                var at = Script.LastIndexOf(':', end - 1);
                if (at < 0 || at + 1 == end || !Script.AsSpan(at + 1, end - at - 1).ContainsAnyInRange('0', '9') || Script.AsSpan(at + 1, end - at - 1).ContainsAnyExceptInRange('0', '9'))
                {
                    break;
                }

                end = at;
            }

            return Script[..end];
        }
    }
}
