using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Commands;

/// <summary><c>candor vault prune</c>: deletes what is no longer to be kept.</summary>
internal static class VaultCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder of the server.", DefaultValueFactory = static _ => "candor-data", HelpName = "DIR" };
        var store = new Option<string?>("--store") { Description = "The store of the server, where it is not in that folder.", HelpName = "CONNECTION|FILE" };
        var vault = new Option<string?>("--vault") { Description = "The files of the server, where they are not in that folder: a folder, or s3://bucket/prefix.", HelpName = "DIR|s3://…" };
        var before = new Option<string>("--before") { Description = "What ended before this day (UTC) is no longer kept, such as 2023-01-01.", Required = true, HelpName = "DATE" };
        var apply = new Option<bool>("--apply") { Description = "Delete. Without it the command only says what would go." };
        var prune = new Command(
            "prune",
            "Deletes the files of audits that ended before a day and on which no case rests that runs or ended later, and erases the complaints of cases that ended before it. Chains, the audit log and the lists stay.")
        {
            data, store, vault, before, apply,
        };
        prune.SetAction(async (parsed, cancellation) =>
        {
            var clock = TimeProvider.System;
            if (!DateOnly.TryParseExact(parsed.GetValue(before), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day >= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            {
                return await RefuseAsync(2, "--before takes a day that has passed, such as 2023-01-01.");
            }

            var folder = parsed.GetValue(data)!;
            StoreAddress address;
            IEvidenceVault files;
            try
            {
                address = StoreAddress.Parse(parsed.GetValue(store) ?? Path.Combine(folder, "candor.db"));
                var place = parsed.GetValue(vault) ?? Path.Combine(folder, "blobs");
                if (!place.Contains("://", StringComparison.Ordinal) && !Directory.Exists(place))
                {
                    return await RefuseAsync(3, $"There is no folder '{place}'.");
                }

                files = Engines.Vault(place, clock);
            }
            catch (ArgumentException e)
            {
                return await RefuseAsync(2, e.Message);
            }

            try
            {
                if (!await Engines.IsReadyAsync(address, cancellation))
                {
                    return await RefuseAsync(3, "The tables of the store are not there or of another version.");
                }

                var options = new DbContextOptionsBuilder<CandorDbContext>();
                address.Configure(options);
                await using var db = new CandorDbContext(options.Options);
                var isApplied = parsed.GetValue(apply);
                var outcome = await new Retention(db, files, clock).PruneAsync(new(day, TimeOnly.MinValue, TimeSpan.Zero), isApplied, cancellation);
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(isApplied ? "Deleted" : "Would delete")}: the files of {outcome.Audits} audits, {outcome.Complaints} complaints, {outcome.Files} files of the vault ({outcome.Bytes / 1e6:0.0} MB).{(isApplied ? "" : " Nothing was changed; --apply deletes.")}"));
                return 0;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync(3, e.Message);
            }
        });
        return new Command("vault", "The files of a server.") { prune };
    }

    private static async Task<int> RefuseAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync("candor: " + message);
        return code;
    }
}
