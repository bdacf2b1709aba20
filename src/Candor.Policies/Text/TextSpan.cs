namespace Candor.Policies.Text;

/// <summary>A stretch of the normalised text, in UTF-16 code units.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Contains(int position) => position >= Start && position < End;

    public string In(string text) => text.Substring(Start, Length);
}
