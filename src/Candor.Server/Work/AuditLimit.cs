namespace Candor.Server.Work;

/// <summary>A limit of an audit.</summary>
internal enum AuditLimit
{
    /// <summary>Its memory.</summary>
    Memory,

    /// <summary>Its time.</summary>
    Time,
}
