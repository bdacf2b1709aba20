using System.Collections.Immutable;
using System.Text;
using Candor.Reports.Html;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers;

/// <summary>Writes a paper as one HTML file that prints on A4: no script, no request to anywhere. The same paper gives the same bytes.</summary>
public static class PaperHtml
{
    private const string SecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The longest text of one run, in UTF-16 code units.</summary>
    private const int LongestText = 20_000;

    private static readonly string StyleSheet = ReadStyleSheet();

    /// <summary>The paper as UTF-8, without a byte order mark.</summary>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true))
        {
            Document(new HtmlWriter(writer, LongestText), paper);
        }

        return buffer.ToArray();
    }

    private static void Document(HtmlWriter html, Paper paper)
    {
        html.DocumentType();
        using (html.Open(Tag.Html, Attr.Lang(paper.Language)))
        {
            using (html.Open(Tag.Head))
            {
                html.Empty(Tag.Meta, Attr.Meta("charset", "utf-8"));
                html.Empty(Tag.Meta, Attr.Meta("http-equiv", "Content-Security-Policy"), Attr.Meta("content", SecurityPolicy));
                html.Empty(Tag.Meta, Attr.Meta("name", "viewport"), Attr.Meta("content", "width=device-width, initial-scale=1"));
                html.Empty(Tag.Meta, Attr.Meta("name", "referrer"), Attr.Meta("content", "no-referrer"));
                html.Empty(Tag.Meta, Attr.Meta("name", "robots"), Attr.Meta("content", "noindex"));
                html.Title(paper.Title);
                html.StyleSheet(StyleSheet);
            }

            using (html.Open(Tag.Body, Attr.Class(paper.IsLandscape ? "wide" : "tall")))
            {
                using (html.Open(Tag.Main, Attr.Class("paper")))
                {
                    html.Element(Tag.H1, paper.Title);
                    foreach (var block in paper.Body)
                    {
                        Write(html, block);
                    }
                }
            }
        }
    }

    private static void Write(HtmlWriter html, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                html.Element(heading.Level == 1 ? Tag.H2 : Tag.H3, heading.Text, Attr.Class(heading.StartsPage ? "new-page" : "heading"));
                break;
            case TextBlock text:
                using (html.Open(text.Role == TextRole.Caution ? Tag.Div : Tag.P, Attr.Class(KebabEnum.Format(text.Role))))
                {
                    Runs(html, text.Runs);
                }

                break;
            case ListBlock list:
                using (html.Open(list.IsNumbered ? Tag.Ol : Tag.Ul))
                {
                    foreach (var item in list.Items)
                    {
                        using (html.Open(Tag.Li))
                        {
                            Runs(html, item);
                        }
                    }
                }

                break;
            case FieldsBlock fields:
                using (html.Open(Tag.Dl, Attr.Class("fields")))
                {
                    foreach (var (name, value) in fields.Fields)
                    {
                        html.Element(Tag.Dt, name);
                        using (html.Open(Tag.Dd))
                        {
                            Runs(html, value);
                        }
                    }
                }

                break;
            case TableBlock table:
                Table(html, table);
                break;
        }
    }

    private static void Table(HtmlWriter html, TableBlock table)
    {
        using (html.Open(Tag.Table))
        {
            if (table.Caption.Length > 0)
            {
                html.Element(Tag.Caption, table.Caption);
            }

            using (html.Open(Tag.Thead))
            {
                using (html.Open(Tag.Tr))
                {
                    foreach (var column in table.Columns)
                    {
                        html.Element(Tag.Th, column.Head, Attr.ColumnHead, Attr.Class($"w{column.Share}"));
                    }
                }
            }

            using (html.Open(Tag.Tbody))
            {
                foreach (var row in table.Rows)
                {
                    using (html.Open(Tag.Tr))
                    {
                        foreach (var cell in row)
                        {
                            using (html.Open(Tag.Td))
                            {
                                foreach (var paragraph in cell.Paragraphs)
                                {
                                    using (html.Open(Tag.P))
                                    {
                                        Runs(html, paragraph);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static void Runs(HtmlWriter html, ImmutableArray<Run> runs)
    {
        foreach (var run in runs)
        {
            switch (run.Style)
            {
                case RunStyle.Plain:
                    html.Text(run.Text);
                    break;
                case RunStyle.Strong:
                    html.Element(Tag.Strong, run.Text);
                    break;
                case RunStyle.Code:
                    html.Element(Tag.Code, run.Text);
                    break;
                case RunStyle.Dim:
                    html.Element(Tag.Small, run.Text);
                    break;
                case RunStyle.Blank:
                    html.Element(Tag.Mark, run.Text);
                    break;
                default:
                    html.Element(Tag.Span, run.Text, Attr.Class(run.Style == RunStyle.Suspected ? "suspected" : "established"));
                    break;
            }
        }
    }

    private static string ReadStyleSheet()
    {
        using var stream = typeof(PaperHtml).Assembly.GetManifestResourceStream("paper.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
