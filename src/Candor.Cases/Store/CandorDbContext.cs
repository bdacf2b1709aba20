using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Candor.Cases;

/// <summary>The one model of the store, on SQLite and on PostgreSQL.</summary>
/// <param name="options">Which database.</param>
public sealed class CandorDbContext(DbContextOptions<CandorDbContext> options) : IdentityDbContext<Account, IdentityRole, string>(options)
{
    /// <summary>Cases, for lists.</summary>
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    /// <summary>Chains.</summary>
    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();

    /// <summary>Who may see a case.</summary>
    public DbSet<CaseMemberRow> CaseMembers => Set<CaseMemberRow>();

    /// <summary>Complaints.</summary>
    public DbSet<ComplaintRow> Complaints => Set<ComplaintRow>();

    /// <summary>Files.</summary>
    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    /// <summary>Jobs.</summary>
    public DbSet<AuditJobRow> AuditJobs => Set<AuditJobRow>();

    /// <summary>What audits made.</summary>
    public DbSet<AuditArtefactRow> AuditArtefacts => Set<AuditArtefactRow>();

    /// <summary>What a stream has still to be told.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>Campaigns.</summary>
    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();

    /// <summary>Tokens of programs.</summary>
    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    /// <summary>The audit log.</summary>
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    /// <summary>Settings.</summary>
    public DbSet<SettingRow> Settings => Set<SettingRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // SQLite has no type for it that can be ordered, so both databases keep milliseconds; Identity's own lock-out time with them.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<CaseRow>(b =>
        {
            b.ToTable("cases").HasKey(static r => r.Id);
            b.HasIndex(static r => r.Number).IsUnique();
            b.HasIndex(static r => r.State);
            b.HasIndex(static r => r.Identifier);
            b.HasIndex(static r => r.Deadline);
        });
        builder.Entity<CaseEventRow>(b =>
        {
            b.ToTable("case_events").HasKey(static r => new { r.CaseId, r.Sequence });
            b.HasIndex(static r => r.At);
        });
        builder.Entity<CaseMemberRow>(b =>
        {
            b.ToTable("case_members").HasKey(static r => new { r.CaseId, r.AccountId, r.Kind });
            b.HasIndex(static r => r.AccountId);
        });
        builder.Entity<ComplaintRow>(b =>
        {
            b.ToTable("complaints").HasKey(static r => r.Id);
            b.HasIndex(static r => r.CaseId);
        });
        builder.Entity<BlobRow>(static b => b.ToTable("blobs").HasKey(static r => r.Sha256));
        builder.Entity<AuditJobRow>(b =>
        {
            b.ToTable("audit_jobs").HasKey(static r => r.Id);
            b.HasIndex(static r => r.Key).IsUnique();
            // Only jobs that have not ended: the queue stays as quick after a million audits as on the first day.
            b.HasIndex(static r => new { r.State, r.Priority, r.Size, r.NotBefore, r.Id }).HasFilter("ended_at is null");
            b.HasIndex(static r => r.CampaignId);
            b.HasIndex(static r => r.CaseId);
            b.HasIndex(static r => r.CreatedAt);
            b.HasIndex(static r => new { r.Identifier, r.CreatedAt });
        });
        builder.Entity<AuditArtefactRow>(b =>
        {
            b.ToTable("audit_artefacts").HasKey(static r => new { r.JobId, r.Name });
            b.HasIndex(static r => r.Sha256);
        });
        builder.Entity<OutboxRow>(b =>
        {
            b.ToTable("outbox").HasKey(static r => r.Id);
            b.HasIndex(static r => r.JobId).IsUnique();
            b.HasIndex(static r => new { r.SentAt, r.Id });
            b.HasIndex(static r => new { r.Lane, r.Sequence });
        });
        builder.Entity<CampaignRow>(static b => b.ToTable("campaigns").HasKey(static r => r.Id));
        builder.Entity<ApiTokenRow>(b =>
        {
            b.ToTable("api_tokens").HasKey(static r => r.Id);
            b.HasIndex(static r => r.AccountId);
        });
        builder.Entity<ActivityRow>(b =>
        {
            b.ToTable("activities").HasKey(static r => r.Id);
            b.HasIndex(static r => r.At);
        });
        builder.Entity<SettingRow>(static b => b.ToTable("settings").HasKey(static r => r.Key));
        foreach (var property in builder.Model.GetEntityTypes().Where(static e => e.ClrType.Namespace == typeof(CaseRow).Namespace).SelectMany(static e => e.GetProperties()))
        {
            property.SetColumnName(ColumnName(property.Name));
        }
    }

    /// <summary>The queue's engines speak SQL of their own: names that need no quotes.</summary>
    private static string ColumnName(string property)
    {
        var name = new StringBuilder();
        foreach (var c in property)
        {
            name.Append(char.IsAsciiLetterUpper(c) && name.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
