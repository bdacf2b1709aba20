using Candor.Web.Looking;
using Candor.Web.Pages;

namespace Candor.Web.ConsentUi;

/// <summary>A consent dialog, and the frame that it is in.</summary>
internal sealed record FoundDialog(PageFrame Frame, LookDialog Look)
{
    public LookButton? First(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            foreach (var button in Look.Buttons)
            {
                if (button.Kind == kind)
                {
                    return button;
                }
            }
        }

        return null;
    }
}
