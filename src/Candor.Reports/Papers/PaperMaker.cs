using System.Collections.Immutable;
using Candor.Reports.Papers.Forms;

namespace Candor.Reports.Papers;

/// <summary>Makes papers from audits. What is suspected is never told as proven, and what an audit does not know is a marked blank.</summary>
public static class PaperMaker
{
    /// <summary>Makes a notice, record, letter or complaint about audits.</summary>
    /// <param name="form">The form; for a report of what was mended and a record of processing there are <see cref="Rectification"/> and <see cref="Ropa"/>.</param>
    /// <param name="audits">The audits, at least one, in the order in which they stand in the paper.</param>
    /// <param name="options">How the paper is made.</param>
    /// <exception cref="ArgumentException">There is no audit, or the form is not about findings of audits.</exception>
    public static Paper Notice(PaperForm form, ImmutableArray<Audit> audits, PaperOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (audits.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A paper is about at least one audit.", nameof(audits));
        }

        return form switch
        {
            PaperForm.Miit => MiitNotice.Make(audits, options),
            PaperForm.Cverc => CvercNotice.Make(audits, options),
            PaperForm.Cnil => FactRecord.Make(audits, options),
            PaperForm.Letter => ConsumerLetter.Make(audits, options),
            PaperForm.Complaint => ComplaintDraft.Make(audits, options),
            _ => throw new ArgumentException("This form is not a notice.", nameof(form)),
        };
    }

    /// <summary>Makes a company's report of what it mended between two versions.</summary>
    /// <exception cref="ArgumentException">The audits are of different kinds of subjects.</exception>
    public static Paper Rectification(Audit old, Audit @new, PaperOptions options)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        ArgumentNullException.ThrowIfNull(options);
        return RectificationReport.Make(old, @new, options);
    }

    /// <summary>Makes a record of processing activities.</summary>
    public static Paper Ropa(Audit audit, PaperOptions options)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(options);
        return ProcessingRecord.Make(audit, options);
    }
}
