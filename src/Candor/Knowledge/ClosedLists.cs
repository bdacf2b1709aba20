using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>The words that entries may choose from, as <c>docs/knowledge.md</c> lists them.</summary>
public static class ClosedLists
{
    /// <summary>What a party or an SDK is for.</summary>
    public static ImmutableArray<string> Roles { get; } =
    [
        "ads", "analytics", "push", "maps", "payment", "social", "login", "crash", "performance", "attribution", "security",
        "identity-verification", "speech", "customer-service", "credit-scoring", "messaging", "media", "hybrid-framework", "update",
        "storage", "device-identifier", "game", "e-commerce", "network", "tooling", "operating-system",
    ];

    /// <summary>Where a sink lets data go.</summary>
    public static ImmutableArray<string> Channels { get; } =
        ["network", "sms", "file", "log", "preferences", "database", "ipc", "clipboard", "webview", "bluetooth", "nfc"];

    /// <summary>What lies behind a boundary.</summary>
    public static ImmutableArray<string> Boundaries { get; } = ["dynamic-loading", "reflection", "native", "webview-bridge", "process"];

    /// <summary>What a call does that a rule speaks of and that concerns no data type.</summary>
    public static ImmutableArray<string> CallKinds { get; } = ["permission-request", "cipher"];

    /// <summary>What texts of an app say.</summary>
    public static ImmutableArray<string> TextKinds { get; } =
        ["policy", "consent-request", "consent-box", "offer-switch", "permission-or-no-use", "reward-for-data"];

    /// <summary>Protection levels of permissions.</summary>
    public static ImmutableArray<string> PermissionLevels { get; } = ["normal", "dangerous", "signature", "special"];

    /// <summary>Kinds of components of an app.</summary>
    public static ImmutableArray<string> Components { get; } =
        ["application", "activity", "service", "receiver", "provider", "startup-initializer", "other"];

    /// <summary>Where words of consent stand.</summary>
    public static ImmutableArray<string> ConsentWordPlaces { get; } = ["key", "button"];

    /// <summary>What words of consent mean.</summary>
    public static ImmutableArray<string> ConsentMeanings { get; } = ["agreed", "refused", "topic", "loose-topic", "shown", "pending", "maybe"];

    /// <summary>Classes of personal data in the terms of the GDPR.</summary>
    public static ImmutableArray<string> GdprClasses { get; } =
        ["identifier", "online-identifier", "location", "special-category", "criminal", "other"];

    /// <summary>When a content must stand in a policy.</summary>
    public static ImmutableArray<string> ContentConditions { get; } =
        ["always", "sensitive-data", "personalisation", "third-parties", "transfer-abroad", "gdpr", "never"];

    /// <summary>How well a wording was checked against its source.</summary>
    public static ImmutableArray<string> Verifications { get; } = ["verified", "partial", "memory"];

    /// <summary>What it takes to see a fact that an app file and a policy do not show.</summary>
    public static ImmutableArray<string> FactChannels { get; } = ["run", "web", "traffic", "documents", "person"];

    /// <summary>The channels whose ceilings rules know, and the policy's own.</summary>
    public static ImmutableArray<string> FindingChannels { get; } = ["apk-static", "web-run", "policy"];
}
