namespace Candor.Android.Manifest;

/// <summary>Kinds of components that a manifest declares.</summary>
public enum ComponentKind
{
    /// <summary>A screen.</summary>
    Activity,

    /// <summary>Another name for an activity.</summary>
    ActivityAlias,

    /// <summary>Work without a screen.</summary>
    Service,

    /// <summary>A receiver of broadcasts.</summary>
    Receiver,

    /// <summary>A content provider.</summary>
    Provider,
}
