using System.Collections.Immutable;

namespace Candor.Android.Manifest;

/// <summary>Permissions that Android adds by itself (frameworks/base, the package parser's new and split permissions).</summary>
internal static class PermissionRules
{
    private const string Prefix = "android.permission.";

    public static ImmutableArray<ImpliedPermission> Implied(ImmutableArray<UsedPermission> used, int targetSdk)
    {
        var asked = used.Select(permission => permission.Name).ToHashSet(StringComparer.Ordinal);
        var implied = ImmutableArray.CreateBuilder<ImpliedPermission>();
        if (targetSdk < 4)
        {
            Add("WRITE_EXTERNAL_STORAGE", "the target API level is below 4");
            Add("READ_PHONE_STATE", "the target API level is below 4");
        }
        if (asked.Contains(Prefix + "WRITE_EXTERNAL_STORAGE"))
        {
            Add("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE is asked for");
        }
        if (targetSdk < 16 && asked.Contains(Prefix + "READ_CONTACTS"))
        {
            Add("READ_CALL_LOG", "READ_CONTACTS is asked for and the target API level is below 16");
        }
        if (targetSdk < 16 && asked.Contains(Prefix + "WRITE_CONTACTS"))
        {
            Add("WRITE_CALL_LOG", "WRITE_CONTACTS is asked for and the target API level is below 16");
        }
        if (targetSdk < 29 && (asked.Contains(Prefix + "ACCESS_FINE_LOCATION") || asked.Contains(Prefix + "ACCESS_COARSE_LOCATION")))
        {
            Add("ACCESS_BACKGROUND_LOCATION", "location is asked for and the target API level is below 29");
        }
        return implied.ToImmutable();

        void Add(string name, string reason)
        {
            if (asked.Add(Prefix + name))
            {
                implied.Add(new ImpliedPermission(Prefix + name, reason));
            }
        }
    }
}
