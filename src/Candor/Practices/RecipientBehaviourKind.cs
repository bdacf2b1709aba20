using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Behaviours by which a host is known without any list.</summary>
[JsonConverter(typeof(KebabEnumConverter<RecipientBehaviourKind>))]
public enum RecipientBehaviourKind
{
    /// <summary>It is not the subject's own and received an identifier that outlives the visit: a tracker by behaviour.</summary>
    ReceivesPersistentIdentifier,

    /// <summary>It sets a cookie that lasts and carries an identifier.</summary>
    SetsPersistentCookie,

    /// <summary>It bears a name under the subject's domain and behaves like a tracker: a third party in disguise, as CNAME cloaking makes.</summary>
    DisguisedTracker,
}
